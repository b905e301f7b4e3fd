import { type KnownSecrets, MASK } from './known-secrets.ts';
import {
  decodeFully,
  decodeOnce,
  encode,
  isSecretName,
  mayNameSecrets,
  speaksOfSecrets,
} from './secret-names.ts';

// As they were in the beginning: in the lab a learner's code runs in this realm, and may have put others in their place.
const { parse, stringify } = JSON;

export const WITHHELD = '(not shown: it could not be read as JSON and may hold a password)';

/**
 * How a text names its values: in `data` anything before `=` or `:` is a name; in `prose`, such as a page, only what stands
 * in an address, or else every label of a form would hide the word after it.
 */
export type Reading = 'data' | 'prose';

/** Deeper than anybody nests JSON in an address in JSON. */
const DEEPEST = 6;

/** Hides passwords in a text by their names, in whatever the text turns out to be, and learns each of them. */
export function maskText(text: string, reading: Reading, secrets: KnownSecrets, depth = 0): string {
  if (!mayNameSecrets(text)) return text;
  if (depth > DEEPEST) return speaksOfSecrets(text) ? MASK : text;
  // An exception for each of thousands of words would take its time.
  const parsed = /^\s*[[{"]/.test(text) ? parseJson(text) : undefined;
  if (parsed !== undefined) return maskParsed(text, parsed, { reading, secrets, depth });
  const named = /[=:]/.test(text) ? maskPairs(text, reading, secrets) : text;
  const masked = named.includes('/') ? maskSegments(maskUserInfo(named, secrets), secrets) : named;
  return masked.includes('%') ? maskEncoded(masked, secrets, depth) : masked;
}

export function parseJson(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

type Manner = { reading: Reading; secrets: KnownSecrets; depth: number };

/** The same for a text that has been parsed as JSON. */
export function maskParsed(text: string, parsed: unknown, manner: Manner): string {
  const mayHoldMore = (typeof parsed === 'object' && parsed !== null) || typeof parsed === 'string';
  return mayHoldMore ? maskJson(text, parsed, manner) : text;
}

/** The key under which a value lies says what it is; so does a name that lies beside it: `["password", "x"]`. */
export function isNamedSecret(holder: unknown, key: string): boolean {
  if (isSecretName(key)) return true;
  if (Array.isArray(holder)) return isName(holder[Number(key) - 1]);
  return !NAMING.test(key) && typeof holder === 'object' && holder !== null && namesSecret(holder);
}

/** Asked of each of an object's fields, found out once: an object can be made of thousands. */
const naming = new WeakMap<object, boolean>();
function namesSecret(holder: object): boolean {
  const known = naming.get(holder);
  if (known !== undefined) return known;
  const found = Object.entries(holder).some(([name, value]) => NAMING.test(name) && isName(value));
  naming.set(holder, found);
  return found;
}

const NAMING = /^(name|key|field|id|type|label)$/i;
const isName = (value: unknown) =>
  typeof value === 'string' && value.length <= 40 && !/\S\s+\S/.test(value) && isSecretName(value);

function maskJson(text: string, parsed: unknown, { reading, secrets, depth }: Manner): string {
  // Of a name that is there twice only the last value was parsed, so the text itself may hold one more secret.
  const mayHideMore = /pass|pwd|secret/i.test(text) || text.includes('\\u');
  let found = mayHideMore;
  const ownNames = new Set<unknown>();
  try {
    const masked = stringify(parsed, function (this: unknown, key, value: unknown) {
      if (value !== null && value !== '' && isNamedSecret(this, key)) {
        found = true;
        for (const name of ownNamesIn(this)) ownNames.add(name);
        if (!ownNames.has(value)) secrets.learn(value);
        return MASK;
      }
      const hidden = typeof value === 'string' ? maskText(value, reading, secrets, depth + 1) : value;
      found ||= hidden !== value;
      return hidden;
    });
    if (mayHideMore)
      maskPairs(text, 'data', { ...secrets, learn: (each) => ownNames.has(each) || secrets.learn(each) });
    return found ? masked : text;
  } catch {
    // Nested thousands of levels deep, made to exhaust the stack; the request must be recorded all the same.
    return WITHHELD;
  }
}

/** Whoever takes their name for a password has not made a secret of their name. */
const ownNamesIn = (holder: unknown): unknown[] => {
  const { user, username, login, name, email } = Object(holder);
  return [user, username, login, name, email].filter((each) => typeof each === 'string');
};

/** What no name has in it. */
const BREAKS = ' \t\r\n\f\v\u00a0=:&;,?#"\'<>{}()/\\';
const LONGEST_NAME = 64;

/** The name that ends before a separator, and where it begins. Read backwards: from any letter a name could begin anew. */
function nameBefore(text: string, separator: number): { name: string; start: number; isBare: boolean } {
  let end = separator;
  while (separator - end < 8 && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (/["']/.test(text.charAt(end - 1))) end -= text.charAt(end - 2) === '\\' ? 2 : 1;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && !BREAKS.includes(text.charAt(start - 1))) start -= 1;
  return { name: text.slice(start, end), start, isBare: end === separator };
}

const VALUE =
  /\\"((?:(?!\\")[\s\S])*)\\"|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|((?:[^&#\s"'<>;,\\]|[;,\\](?=[^\s"'}\])]))+)|\\?["']([^\r\n]*)/y;

/** Hides what stands after a secret's name and a `=` or `:`, as in a query, a form, a cookie, or a query of GraphQL. */
function maskPairs(text: string, reading: Reading, secrets: KnownSecrets): string {
  const kept: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/[:=]/g)) {
    if (index < from) continue;
    const { name, start: nameStart, isBare } = nameBefore(text, index);
    const isInAddress = isBare && text[index] === '=' && /[?&;]/.test(text.charAt(nameStart - 1));
    if ((reading === 'prose' && !isInAddress) || !isSecretName(name)) continue;
    const start = index + 1 + (/^\s{0,8}/.exec(text.slice(index + 1, index + 9))?.[0].length ?? 0);
    VALUE.lastIndex = start;
    const [whole = '', ...forms] = VALUE.exec(text) ?? [];
    const secret = forms.find((form) => form !== undefined) ?? '';
    if (secret === '' || secret === MASK) continue;
    learnWritten(secret, secrets);
    const at = whole.indexOf(secret);
    kept.push(text.slice(from, start + at), MASK);
    from = start + at + secret.length;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}

/** Takes a secret that was written by the rules of an address, a form, or JSON. */
function learnWritten(written: string, secrets: KnownSecrets): void {
  const asForm = written.replaceAll('+', ' ');
  if (secrets.isFull()) return;
  for (const text of [written, decodeFully(written), decodeFully(asForm), parseJson(`"${written}"`)])
    secrets.learn(text);
  // Whatever ends a list or a block was taken along.
  secrets.learn(written.replace(/[;,)\]}]+$/, ''));
}

/** Hides the password in `//name:password@host` (RFC 3986, section 3.2.1). */
function maskUserInfo(text: string, secrets: KnownSecrets): string {
  return text.replace(
    /(\/\/[^/?#\s:@"'<>]{0,200}:)([^/?#\s"'<>]{1,200})@/g,
    (_, before: string, password: string) => {
      learnWritten(password, secrets);
      return `${before}${MASK}@`;
    },
  );
}

/** Hides the step of a path after one that is called `password`. */
function maskSegments(text: string, secrets: KnownSecrets): string {
  const steps = text.split('/');
  const masked = steps.map((step, index) => {
    const before = steps[index - 1] ?? '';
    const secret = /^[^?#\s"'<>]*/.exec(step)?.[0] ?? '';
    if (
      secret === '' ||
      secret === MASK ||
      /[?#=&\s]/.test(before) ||
      !/passw|passphrase|passcode|pwd/i.test(before)
    )
      return step;
    learnWritten(secret, secrets);
    return MASK + step.slice(secret.length);
  });
  return masked.join('/');
}

/** Hides secrets in parts that are encoded as a whole: an address within an address, also several times over. */
function maskEncoded(text: string, secrets: KnownSecrets, depth: number): string {
  return text
    .split(/([?&;#=\s"'<>,]+)/)
    .map((part) => {
      const decoded = part.includes('%') ? decodeOnce(part) : part;
      const masked = decoded === part ? part : maskText(decoded, 'data', secrets, depth + 1);
      if (masked === decoded) return part;
      return encode(masked).replaceAll(encode(MASK), MASK);
    })
    .join('');
}
