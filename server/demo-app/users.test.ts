import { randomBytes, scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { people } from './people.ts';
import { passwords } from './testing/open-site.ts';
import { createUsers } from './users.ts';

function hashOf(password: string, N: number): string {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
  return `scrypt$${N}$8$1$${salt.toString('base64')}$${hash.toString('base64')}`;
}

const users = createUsers(people);

it.each(people.map(({ username, id, role }) => [username, id, role] as const))(
  'knows %s',
  async (username, id, role) => {
    expect(await users.verify(username, passwords[username] ?? '')).toEqual({ id, role });
  },
);

it('has one admin and three members, each with a salt of their own', () => {
  expect(people.map(({ role }) => role)).toEqual(['admin', 'member', 'member', 'member']);
  expect(new Set(people.map(({ passwordHash }) => passwordHash.split('$')[4])).size).toBe(4);
});

it.each([
  ['admin', 'Secret'],
  ['admin', 'secret '],
  ['admin', ''],
  ['ada', 'secret'],
  ['nobody', 'secret'],
  ['__proto__', 'secret'],
  ['', ''],
])('does not know %j with %j', async (username, password) => {
  expect(await users.verify(username, password)).toBeNull();
});

it('does not let the decoy’s password open an unknown name', async () => {
  const [first] = people;
  expect(await users.verify('nobody', passwords[first?.username ?? ''] ?? '')).toBeNull();
});

it('reads the cost from the stored hash, up to the one that OWASP advises', async () => {
  const strong = createUsers([
    { id: 1, role: 'member', username: 'eve', passwordHash: hashOf('hush', 2 ** 17) },
  ]);
  expect(await strong.verify('eve', 'hush')).toEqual({ id: 1, role: 'member' });
});

it('takes as long over an unknown name as over a wrong password', async () => {
  const slow = createUsers([
    { id: 1, role: 'member', username: 'eve', passwordHash: hashOf('hush', 2 ** 15) },
  ]);
  const time = async (username: string) => {
    const startedAt = performance.now();
    await slow.verify(username, 'wrong');
    return performance.now() - startedAt;
  };
  const [known, unknown] = [await time('eve'), await time('nobody')];
  // Generous: without the decoy the second would take a thousandth of the first.
  expect(unknown).toBeGreaterThan(known / 5);
});

it.each([
  'secret',
  'scrypt$4096$8$1$$',
  `scrypt$4096$8$1$${'A'.repeat(22)}==$`,
  `scrypt$4096$8$1$${'A'.repeat(22)}==$AAAA`,
  `scrypt$4096$8$1$AAAA$${'A'.repeat(43)}=`,
  `bcrypt$4096$8$1$${'A'.repeat(22)}==$${'A'.repeat(43)}=`,
])('refuses the stored hash %j when it is set up', (passwordHash) => {
  expect(() => createUsers([{ id: 1, role: 'member', username: 'eve', passwordHash }])).toThrow(
    'Could not read a stored password hash',
  );
});

it('refuses an empty list of people', () => {
  expect(() => createUsers([])).toThrow('Add at least one person.');
});
