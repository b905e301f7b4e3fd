/** The longest token that is read, in bytes: base64url has one for each character. Ours have some 260. */
export const LONGEST_TOKEN = 2048;

/** The claims that this site writes into a token (RFC 7519, section 4), in the order in which it writes them. */
const CLAIMS = ['sub', 'name', 'role', 'iat', 'exp', 'jti'] as const;
/** What may stand in the header of a token of ours, or of one made from it: a forger likes to name a key. */
const HEADER_FIELDS = ['alg', 'typ', 'kid'];

type JsonObject = Readonly<Record<string, unknown>>;

/** What can be read in a token without a key. None of it is proven: whoever holds a token can write another. */
export type TokenText = {
  /** Its three parts as they stand in it, in base64url; the seal is empty where it was cut off. */
  parts: { header: string; payload: string; seal: string };
  header: JsonObject;
  claims: JsonObject;
  /**
   * Whether it has the form of this site's own tokens, or of what is made of one by changing a claim or cutting the seal off.
   * Another program's token has not, and is nobody's business here.
   */
  isOurs: boolean;
};

/** Why a text is no token: too long, not three parts, a part that is not base64url, or no JSON object in one of the first two. */
export type TokenProblem = 'too-long' | 'parts' | 'base64url' | 'header' | 'payload';

export type TokenReading = { ok: true; token: TokenText } | { ok: false; problem: TokenProblem };

/**
 * Reads a JSON Web Token in its compact form (RFC 7519, section 3; RFC 7515, section 7.1) as anybody can who holds it: without a key
 * and without asking whether it is true. Never throws.
 */
export function readToken(text: string): TokenReading {
  if (text.length > LONGEST_TOKEN) return { ok: false, problem: 'too-long' };
  const [header, payload, seal, ...more] = text.split('.');
  if (!header || !payload || seal === undefined || more.length > 0) return { ok: false, problem: 'parts' };
  const parts = { header, payload, seal };
  if (!Object.values(parts).every(isBase64url)) return { ok: false, problem: 'base64url' };
  const headerFields = readObject(header);
  if (headerFields === null) return { ok: false, problem: 'header' };
  const claims = readObject(payload);
  if (claims === null) return { ok: false, problem: 'payload' };
  return {
    ok: true,
    token: { parts, header: headerFields, claims, isOurs: isOurHeader(headerFields) && areOurClaims(claims) },
  };
}

/** The token that a text is, where it has the form of this site's own; null otherwise. */
export function readOurToken(text: string): TokenText | null {
  const reading = readToken(text);
  return reading.ok && reading.token.isOurs ? reading.token : null;
}

/** Four characters are three bytes, so one left over is the half of nothing (RFC 4648, section 5). */
const isBase64url = (part: string) => /^[\w-]*$/.test(part) && part.length % 4 !== 1;

/** The JSON object in a part; null where there is none. */
function readObject(part: string): JsonObject | null {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

const isOurHeader = (header: JsonObject) =>
  Object.entries(header).every(([name, value]) => HEADER_FIELDS.includes(name) && typeof value === 'string');

/** The names are common ones, so that what tells ours is the token's number, which is 16 hex digits. */
const areOurClaims = (claims: JsonObject) =>
  Object.keys(claims).every((name) => CLAIMS.some((claim) => claim === name)) &&
  [claims.sub, claims.name, claims.role].every((claim) => claim === undefined || typeof claim === 'string') &&
  [claims.iat, claims.exp].every((claim) => claim === undefined || typeof claim === 'number') &&
  typeof claims.jti === 'string' &&
  /^[\da-f]{16}$/.test(claims.jti);
