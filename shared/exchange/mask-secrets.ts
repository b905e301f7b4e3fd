// As they were in the beginning: in the lab a learner's code runs in this realm, and may have put others in their place.
const { parse, stringify } = JSON;

export const MASK = '••••••';
const WITHHELD = '(not shown: it could not be read as JSON and may hold a password)';
const SECRET_NAME = /pass(word|wd|phrase)?\]*$|^pwd$|secret$/i;
const SECRET_WORD = /pass|pwd|secret/i;

/**
 * Hides every password in a request's body before it is stored anywhere (OWASP ASVS 5.0, 16.2.5). JSON keeps its shape;
 * a body that is no JSON but speaks of a password is withheld whole, since no pattern finds the end of a malformed secret.
 */
export function maskSecrets(text: string): string {
  const masked = maskIfJson(text);
  if (masked !== null) return masked;
  // A body in UTF-16 has a NUL after each letter, a form may write any letter as `%61`.
  return SECRET_WORD.test(decodeLoosely(text.replaceAll('\0', ''))) ? WITHHELD : text;
}

/**
 * Hides passwords in an answer: in JSON, and in the addresses of a page. One that merely speaks of passwords, as a
 * login form does, stays as it is.
 */
export function maskAnswer(text: string): string {
  // Most speak of none: they need not be read.
  return SECRET_WORD.test(text) || text.includes('\\u') ? maskLinks(maskIfJson(text) ?? text) : text;
}

/** As `maskQuery`, where an address ends within a text. */
function maskLinks(text: string): string {
  return text.replace(/([?&;])([^=&;#?\s"'<>]*)=[^&;#\s"'<>]*/g, (whole, mark: string, name: string) =>
    SECRET_NAME.test(decodeLoosely(name)) ? `${mark}${name}=${MASK}` : whole,
  );
}

/** Whether a field of that name holds a password or its like. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Hides passwords in a query string: `/login?password=x` becomes `/login?password=••••••`. */
export function maskQuery(path: string): string {
  // Names end at a `?` too: with a search to the far end from each of thousands of them, one request would hold up all.
  return path.replace(/([?&;])([^=&;#?]*)=([^&;#]*)/g, (whole, mark: string, name: string) =>
    SECRET_NAME.test(decodeLoosely(name)) ? `${mark}${name}=${MASK}` : whole,
  );
}

function maskIfJson(text: string): string | null {
  const parsed = parseJson(text);
  if (parsed === undefined) return null;
  return mayHoldMore(parsed) ? maskJson(text, parsed) : text;
}

function maskJson(text: string, parsed: unknown): string {
  // Of a name that is there twice only the last value was parsed, so the text itself may hold one more secret.
  let found = SECRET_WORD.test(text) || text.includes('\\u');
  try {
    const masked = stringify(parsed, (name, value: unknown) => {
      // Text within may be JSON or an address itself: a session that is answered as it was kept.
      const hidden = typeof value === 'string' ? maskAnswer(value) : value;
      if (!SECRET_NAME.test(name) || value === null) {
        found ||= hidden !== value;
        return hidden;
      }
      found = true;
      return MASK;
    });
    return found ? masked : text;
  } catch {
    // Nested thousands of levels deep, made to exhaust the stack; the request must be recorded all the same.
    return WITHHELD;
  }
}

function parseJson(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function mayHoldMore(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'string';
}

function decodeLoosely(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
