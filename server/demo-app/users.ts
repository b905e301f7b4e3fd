import { scrypt, timingSafeEqual } from 'node:crypto';

/** `passwordHash` reads `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
export type Person = { id: number; role: string; username: string; passwordHash: string };

type StoredHash = { N: number; r: number; p: number; salt: Buffer; hash: Buffer };

/**
 * People who can prove who they are with a password.
 * Throws for an empty list, or for a stored hash that does not have its form.
 */
export function createUsers(people: readonly Person[]) {
  const byName = new Map(
    people.map((person) => [person.username, { ...person, stored: parseHash(person.passwordHash) }]),
  );
  const [anybody] = byName.values();
  if (!anybody) throw new Error('Could not set up users: the list is empty. Add at least one person.');
  const decoy = anybody.stored;

  /** Returns who it is, or null for a wrong name as well as for a wrong password. */
  async function verify(username: string, password: string): Promise<{ id: number; role: string } | null> {
    const person = byName.get(username);
    // Guessing names by the clock: a name that nobody has costs one scrypt too, so both refusals take equally long.
    const matches = await matchesHash(password, person?.stored ?? decoy);
    return person && matches ? { id: person.id, role: person.role } : null;
  }

  /** The ids of all accounts. A site with many asks its database for a page of them. */
  const ids = (): readonly number[] => people.map(({ id }) => id);

  return { verify, ids };
}

function parseHash(text: string): StoredHash {
  const form = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9+/]+=*)\$([A-Za-z0-9+/]+=*)$/;
  const [, N, r, p, salt = '', hash = ''] = form.exec(text) ?? [];
  const stored = { salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  // Any password will do: a cut-off hash would match by chance, and an empty one always.
  if (stored.salt.length < 16 || stored.hash.length < 32) {
    throw new Error('Could not read a stored password hash: it is not scrypt$N$r$p$salt$hash.');
  }
  return { N: Number(N), r: Number(r), p: Number(p), ...stored };
}

async function matchesHash(password: string, { N, r, p, salt, hash }: StoredHash): Promise<boolean> {
  // scrypt needs 128 * N * r bytes; Node's own limit of 32 MiB would refuse the strong parameters.
  const cost = { N, r, p, maxmem: 256 * N * r };
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(password, salt, hash.length, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
  // Guessing hashes by the clock: an ordinary comparison stops at the first byte that differs.
  return timingSafeEqual(derived, hash);
}
