import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept: never itself, only what scrypt makes of it. */
export type Password = { N: number; r: number; p: number; salt: Buffer; hash: Buffer };

/** Reads `scrypt$N$r$p$salt$hash`, salt and hash in base64. @throws for a text that does not have this form */
export function readPassword(text: string): Password {
  const form = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/]+=*)\$([A-Za-z0-9+/]+=*)$/;
  const [, N, r, p, salt = '', hash = ''] = form.exec(text) ?? [];
  const stored = { salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  // Any password will do: a cut-off hash would match by chance, and an empty one always.
  if (stored.salt.length < 16 || stored.hash.length < 32) {
    throw new Error('Could not read a stored password hash: it is not scrypt$N$r$p$salt$hash.');
  }
  return { N: Number(N), r: Number(r), p: Number(p), ...stored };
}

/** The hash of a new password, at the cost of those in `people.ts`. */
export async function toPasswordHash(password: string): Promise<string> {
  const cost = { N: 4096, r: 8, p: 1 };
  const salt = randomBytes(16);
  const hash = await derive(password, { ...cost, salt, hash: Buffer.alloc(32) });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

export async function verifyPassword(password: string, stored: Password): Promise<boolean> {
  // Guessing hashes by the clock: an ordinary comparison stops at the first byte that differs.
  return timingSafeEqual(await derive(password, stored), stored.hash);
}

function derive(password: string, { N, r, p, salt, hash }: Password): Promise<Buffer> {
  // scrypt needs 128 * N * r bytes; Node's own limit of 32 MiB would refuse the strong parameters.
  const cost = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hash.length, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
