/** The shortest secret that is looked for: what is shorter stands somewhere by chance. */
const shortest = 8;
/** So many characters are decoded: the readings of a longer text would take minutes and all memory. */
const longest = 200_000;

/** The secret that a text holds as it is, or its beginning in a usual encoding; null when it holds none. */
export function findSecret(text: string, secrets: readonly string[]): string | null {
  const readings = [text, ...readingsOf(text.slice(0, longest))];
  const isShown = (secret: string) =>
    secret.length >= shortest && readings.some((reading) => reading.includes(secret));
  return secrets.find(isShown) ?? null;
}

/** The text, and what one gets who decodes it or parts of it, twice: percent signs, base64, hex, and backwards. */
function readingsOf(text: string, depth = 2): string[] {
  if (depth === 0) return [text];
  const decoded = [
    decodePercents(text),
    ...(text.match(/[\w+/-]{8,}={0,2}/g) ?? []).map(decodeBase64),
    ...(text.match(/(?:[\da-f]{2}){8,}/gi) ?? []).map(decodeHex),
    Array.from(text).toReversed().join(''),
  ];
  const others = decoded.filter((reading) => reading !== '' && reading !== text);
  return [text, ...others.flatMap((reading) => readingsOf(reading, depth - 1))];
}

/** The value of a cookie as it stands in its line, decoded. */
export function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  } catch {
    return '';
  }
}

const decodeHex = (text: string): string =>
  text.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
