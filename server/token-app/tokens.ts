import { randomBytes } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { TokenSite, TokenUser } from './token-site.ts';

/** How many seconds a token is good for. Nothing can take it back before, so they are few. */
export const TOKEN_SECONDS = 300;

// Chosen here and nowhere else: a token that might say how it is to be checked could say “not at all”.
const ALGORITHM = 'HS256';
/** Ours have some 260 characters. */
const LONGEST = 2048;

/** What a token says of its holder; `jti` is the token's own number, `exp` when it ends, in seconds since the epoch. */
export type Claims = { user: TokenUser; jti: string; exp: number };

type Checked = { ok: true; claims: Claims } | { ok: false; reason: string };
type Checking = Pick<TokenSite, 'key' | 'policy' | 'now'>;

/** A token (RFC 7519) by which its holder is known for five minutes, whoever that is by then. */
export async function signToken(
  user: TokenUser,
  { key, now }: Pick<TokenSite, 'key' | 'now'>,
): Promise<string> {
  const iat = Math.floor(now() / 1000);
  // Secrets in tokens: it is signed, not encrypted, and whoever holds it can read it.
  const claims = {
    sub: String(user.id),
    name: user.name,
    role: user.role,
    iat,
    exp: iat + TOKEN_SECONDS,
    jti: randomBytes(8).toString('hex'),
  };
  return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' }).sign(await key());
}

/** What a token proves, or in words why it proves nothing. */
export async function checkToken(token: string, site: Checking): Promise<Checked> {
  // Oversized input: whatever is longer than any token of ours is not even read.
  if (token.length > LONGEST) return { ok: false, reason: 'the token is too long' };
  const key = await site.key();
  try {
    const claims = toClaims(await readPayload(token, key, site));
    return claims ? { ok: true, claims } : { ok: false, reason: 'a claim is missing' };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { ok: false, reason: toReason(error) };
    throw error;
  }
}

/** The claims of a token that passes. @throws JOSEError for one that does not */
async function readPayload(token: string, key: Uint8Array, { policy, now }: Checking): Promise<JWTPayload> {
  const currentDate = new Date(now());
  switch (policy.tokenCheck) {
    case 'verifies':
      // Forged tokens: seal, algorithm and end are looked at before anything that the token says is believed.
      return (await jwtVerify(token, key, { algorithms: [ALGORITHM], currentDate })).payload; // defence: tokenCheck
    case 'believes-alg': {
      const { alg = '' } = decodeProtectedHeader(token);
      if (alg === 'none') return UnsecuredJWT.decode(token, { currentDate }).payload;
      return (await jwtVerify(token, key, { algorithms: [alg], currentDate })).payload;
    }
    case 'decodes-only':
      return decodeJwt(token);
  }
}

/** Null unless all is there, in the form in which it was written. */
function toClaims({ sub, name, role, jti, exp }: JWTPayload): Claims | null {
  // Mistyped input: a list of one number would pass for the number, were it not for asking what it is.
  const isWhole =
    typeof sub === 'string' &&
    /^\d{1,15}$/.test(sub) &&
    typeof jti === 'string' &&
    /^[\da-f]{16}$/.test(jti) &&
    typeof name === 'string' &&
    typeof role === 'string' &&
    typeof exp === 'number';
  return isWhole ? { user: { id: Number(sub), name, role }, jti, exp } : null;
}

function toReason(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JOSEAlgNotAllowed) return `this server allows ${ALGORITHM} only`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature does not fit';
  return 'this is no token';
}
