import { createHash } from 'node:crypto';
import { readOurToken } from '#shared/token/read-token.ts';

const tokens = /(?<![\w-])[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;

const write = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * Other tokens in the place of those in a text, as made-up as all else: the number by `rename`, its instant by `instantOf`, in milliseconds,
 * and for each seal another of its length. What was changed in one afterwards is changed in the other.
 */
export function createStableTokens(
  seed: string,
  rename: (id: string) => string,
): (text: string, instantOf: (ms: number) => number) => string {
  const seals = new Map<string, string>();
  const sealFor = (seal: string): string => {
    const known = seals.get(seal);
    if (known !== undefined || seal === '') return known ?? '';
    const made = createHash('sha256').update(`${seed} seal ${seals.size}`).digest('base64url');
    seals.set(seal, made.slice(0, seal.length));
    return sealFor(seal);
  };
  return (text, instantOf) =>
    text.replace(tokens, (token) => {
      const read = readOurToken(token);
      if (!read) return token;
      const { iat, exp, jti } = read.claims;
      const since = Math.floor(instantOf(Number(iat) * 1000) / 1000);
      const claims = {
        ...read.claims,
        iat: since,
        exp: since + Number(exp) - Number(iat),
        jti: rename(String(jti)),
      };
      return `${write(read.header)}.${write(claims)}.${sealFor(read.parts.seal)}`;
    });
}
