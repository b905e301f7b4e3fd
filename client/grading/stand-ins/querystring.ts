type Values = Record<string, unknown>;

/** Node's `querystring`, which Express reads addresses with: what is not well written must not throw. */
export function parse(
  text: unknown,
  between = '&',
  equals = '=',
  {
    maxKeys = 1000,
    decodeURIComponent: decode = decodeText,
  }: { maxKeys?: number; decodeURIComponent?: (text: string) => string } = {},
): Values {
  // Without a prototype, as in Node: `__proto__` and `hasOwnProperty` are names like any other.
  const values: Values = Object.create(null);
  if (typeof text !== 'string' || text === '') return values;
  const pairs = text.split(between || '&').filter((pair) => pair !== '');
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    const [name, ...rest] = pair.split(equals || '=');
    const [key, value] = [name ?? '', rest.join(equals || '=')].map((part) =>
      tryDecode(part.replaceAll('+', ' '), decode),
    ) as [string, string];
    const before = values[key];
    values[key] = before === undefined ? value : [before, value].flat();
  }
  return values;
}

export function stringify(
  values: unknown,
  between = '&',
  equals = '=',
  { encodeURIComponent: encode = encodeText }: { encodeURIComponent?: (text: string) => string } = {},
): string {
  if (typeof values !== 'object' || values === null) return '';
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((each) => `${encode(name)}${equals || '='}${encode(toText(each))}`),
  );
  return pairs.join(between || '&');
}

const encodeText = (text: unknown): string => encodeURIComponent(String(text));

/** What stands for no UTF-8 becomes the sign for that, and what is no escape stays as it is. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const bytes = text.replace(/%([0-9a-f]{2})|[^\0-\x7f]+/gi, (found, hex: string | undefined) =>
      hex
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : String.fromCharCode(...new TextEncoder().encode(found)),
    );
    return new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  }
}

function tryDecode(text: string, decode: (text: string) => string): string {
  try {
    return decode(text);
  } catch {
    return decodeText(text);
  }
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

export { decodeText as unescape, encodeText as escape, parse as decode, stringify as encode };
export default {
  parse,
  stringify,
  escape: encodeText,
  unescape: decodeText,
  decode: parse,
  encode: stringify,
};
