const WORD = /passwor[dt]|passwd|passphrase|passcode|kennwort|pwd|secret(?!ar)|authorization$|pass\d*$/;
/** Too short to be looked for within other words: `shipping` is no PIN. */
const SHORT_WORD = /^(pass|pin|pw|psw|otp)\d*$/;
const HINT = /pass|pwd|pw|psw|secret|kennwort|pin|otp|authori|%|\\u|\\x|&#|[^\0-\x7f]/i;

/** Whether there can be such a name in a text at all. Most texts have none, and need not be read. */
export const mayNameSecrets = (text: string): boolean => HINT.test(text);

/** Whether a field of that name holds a password or its like, however the name is written: `newPassword[]`, `%70wd`, `ｐａｓｓ`. */
export function isSecretName(name: string): boolean {
  if (!mayNameSecrets(name)) return false;
  const words = toPlain(name.replace(/([a-z\d])([A-Z])/g, '$1 $2')).split(/[^a-z\d]+/);
  return WORD.test(words.join('')) || words.some((word) => SHORT_WORD.test(word));
}

/** Whether a text speaks of a secret in any way: of what cannot be read, nobody knows where it ends. */
export function speaksOfSecrets(text: string): boolean {
  if (!mayNameSecrets(text) && !text.includes('\0')) return false;
  // A body in UTF-16 has a NUL after each letter.
  const plain = toPlain(text.replaceAll('\0', ''));
  return /pass|pwd|secret|kennwort|\b(pin|pw|psw|otp)\d*\b\W{0,8}[=:]/.test(plain);
}

/** Text with what is written as `%61` in plain letters, also when that was done several times over. */
export function decodeFully(text: string): string {
  let decoded = text;
  for (let times = 0; times < 4 && decoded.includes('%'); times++) decoded = decodeOnce(decoded);
  return decoded;
}

/** Half a surrogate pair has no code of its own and stands as U+FFFD. */
export const encode = (text: string): string =>
  encodeURIComponent(
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  );

/** What cannot be decoded stays as it is. */
export function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

/** Without what letters can be dressed up in: full width, accents, capitals. */
function toPlain(text: string): string {
  const decoded = decodeFully(text);
  const isDressedUp = /[^\0-\x7f]/.test(decoded);
  return (isDressedUp ? decoded.normalize('NFKD').replace(/\p{M}/gu, '') : decoded).toLowerCase();
}
