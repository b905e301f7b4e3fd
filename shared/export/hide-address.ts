/** A sandbox's address, which is the key to it, wherever it stands: in a cookie's path, a `Location`, a `Referer`. The server takes `/S/` for `/s/`. */
const address = (base: string) =>
  new RegExp(`(?:${base.slice(0, -1).replaceAll('.', '\\.')})?/s/[a-z0-9_-]{22}(?![a-z0-9_-])`, 'gi');

/** Of the same form as an id, so that whatever reads addresses reads this one too. */
const instead = '/s/taken-out-of-this-file';

/**
 * The same value with no sandbox's address in it: files are passed on, and who has the address may come in.
 * @param base the path beneath which the product lies, with a slash at both ends; it is taken out, too
 */
export const hideAddress = <Value>(value: Value, base = '/'): Value => {
  const known = address(base);
  return mapTexts(value, (text) => text.replace(known, instead));
};

/** The same value as if the demo app were mounted at `/`, as it believes itself. */
export const unmount = <Value>(value: Value, base = '/'): Value => {
  const known = address(base);
  return mapTexts(value, (text) =>
    text.replace(known, (found, at: number) => (text[at + found.length] === '/' ? '' : '/')),
  );
};

const mapTexts = <Value>(value: Value, change: (text: string) => string): Value => {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [change(key), walk(inner)]));
  };
  return walk(value) as Value;
};
