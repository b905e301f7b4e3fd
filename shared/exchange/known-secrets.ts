import { encode } from './secret-names.ts';

export const MASK = '••••••';

/** The secrets that one exchange has shown so far, by their values. */
export type KnownSecrets = {
  /** Takes a secret, or all that lies in one. */
  learn(secret: unknown): void;
  /** Whether it takes no more. */
  isFull(): boolean;
  /** Hides every known secret in a text, wherever it stands and in whichever common code it is written. */
  hide(text: string): string;
};

/** What messages and commands are made of anyway: hiding such a word would hide the exchange, and no secret. */
const ORDINARY =
  'get post put patch delete head options http/1.1 https host localhost connection keep-alive content-type content-length ' +
  'application/json text/html text/plain charset=utf-8 set-cookie session_id= session: user-sessions: user username name ' +
  'passwords login logout api protected dashboard admin member role device browser createdat expiresat userid error ' +
  'not authenticated session expired no session of this site wrong name or password max-age=3600 path=/ httponly ' +
  'samesite=lax secure getex setex expire true false null undefined';

/** More than any form has; each costs a look at every text of the exchange. */
const MOST = 12;

/**
 * Remembers secrets by their value. A mask by name knows where a password should be; this finds it where it should not:
 * in an echo, under another name, in a key of the store.
 *
 * Fewer than four characters, and everyday words of the protocol, are hidden by name only: they stand everywhere.
 */
export function createKnownSecrets(): KnownSecrets {
  const known = new Map<string, readonly Form[]>();
  const isFull = () => known.size >= MOST;
  let shortest = Number.POSITIVE_INFINITY;

  function learn(secret: unknown): void {
    if (isFull()) return;
    if (typeof secret === 'object' && secret !== null) {
      for (const part of Object.values(secret)) learn(part);
      return;
    }
    if (typeof secret !== 'string' && typeof secret !== 'number') return;
    const text = String(secret);
    if (known.has(text) || text.includes(MASK) || !isTelling(text)) return;
    const forms = toForms(text);
    known.set(text, forms);
    shortest = Math.min(shortest, forms.at(-1)?.written.length ?? 0);
  }

  function hide(text: string): string {
    if (text.length < shortest) return text;
    let hidden = text;
    for (const forms of known.values()) {
      for (const { written, pattern } of forms) {
        if (hidden.includes(written)) hidden = hidden.replaceAll(pattern ?? written, MASK);
      }
    }
    return hidden;
  }

  return { learn, isFull, hide };
}

const isTelling = (text: string) => text.trim().length >= 4 && !ORDINARY.includes(text.toLowerCase());

/** One way in which a secret may be written. `pattern` where it counts only when it stands by itself. */
type Form = { written: string; pattern: RegExp | null };

/** The ways in which a text turns up in messages and commands, the longest first. */
function toForms(text: string): Form[] {
  const plain = [text, text.normalize('NFC'), text.toLowerCase(), text.toUpperCase()];
  const bytes = new TextEncoder().encode(text);
  const latin = String.fromCharCode(...bytes.subarray(0, 4096));
  const escaped = JSON.stringify(text).slice(1, -1);
  const inAddress = encode(text);
  const written = new Set([
    ...plain,
    latin,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    inAddress,
    encodeURIComponent(inAddress),
    inAddress.replaceAll('%20', '+'),
    inAddress.replace(/%../g, (code) => code.toLowerCase()),
    text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`),
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ...toBase64Forms(latin),
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  ]);
  return [...written]
    .sort((one, other) => other.length - one.length)
    .map((form) => ({ written: form, pattern: standsAlone(form) ? toAlone(form) : null }));
}

/** A short text, or a number, is likely to be a mere part of something else. */
const standsAlone = (form: string) => form.length < 6 || /^\d+$/.test(form);

const toAlone = (form: string) =>
  new RegExp(`(?<![A-Za-z\\d])${form.replace(/[^\w\s]/g, '\\$&')}(?![A-Za-z\\d])`, 'g');

/** In Base64 a text looks different by where it begins within three bytes; its ends depend on its neighbours. */
function toBase64Forms(latin: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const all = btoa('-'.repeat(before) + latin);
    const own = all.slice(Math.ceil((before * 8) / 6), Math.floor(((before + latin.length) * 8) / 6));
    return own.length < 6 ? [] : [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
