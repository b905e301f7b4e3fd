import { shareCheck } from '#shared/grading/check.ts';
import { findSecret } from '#shared/grading/find-secret.ts';
import { people } from '#shared/grading/people.ts';
import { enter } from '#shared/grading/steps.ts';

export const storeOneKey = shareCheck(
  'store-one-key',
  {
    name: 'keeps each session in Redis under a key of its own',
    tier: 'core',
    points: 3,
    expected: 'Each login adds exactly one key session:<id> to the store.',
    why: 'What is in the store is known to every server and survives a restart; one key each can be ended alone.',
  },
  async ({ open }) => {
    const site = await open();
    for (const [nth, username] of ['ada', 'grace', 'ada'].entries()) {
      const login = await site.visitor(`Browser ${nth + 1}`).logIn(username);
      const { length } = await site.store.sessionKeys();
      const others = length === 0 ? await site.store.tellOthers() : '';
      login.must(
        length === nth + 1,
        `After login ${nth + 1}, which was answered with ${login.status}, the store had ${length} keys that begin with session:${others}.`,
      );
    }
  },
);

export const storeTtl = shareCheck(
  'store-ttl',
  {
    name: 'writes the end of each session into the store',
    tier: 'core',
    points: 3,
    expected: 'The session’s key has a TTL of ttlSeconds, whatever ttlSeconds is.',
    why: 'Where the store was never told an end, a thief’s copy still opens after a year.',
  },
  async ({ open }) => {
    for (const ttlSeconds of [1500, 5400]) {
      const site = await open({ ttlSeconds });
      const { login, key } = await enter(site, 'ada');
      const ttlMs = key ? await site.store.ttlMs(key) : -2;
      login.must(ttlMs !== -1, 'The key had no TTL at all.');
      login.must(
        ttlMs === -2 || (ttlMs > (ttlSeconds - 4) * 1000 && ttlMs <= ttlSeconds * 1000),
        `ttlSeconds was ${ttlSeconds}, but the key had ${Math.round(ttlMs / 1000)} seconds to live.`,
      );
    }
  },
);

export const ttlAtomic = shareCheck(
  'ttl-atomic',
  {
    name: 'leaves no session for ever',
    tier: 'hardening',
    points: 2,
    expected: 'Wherever in a login the store fails, no session without a TTL is left in it.',
    why: 'Value and end belong into one command. With two, a crash between them leaves a session for ever.',
  },
  async ({ open }) => {
    const site = await open();
    for (const nth of [1, 2, 3, 4]) {
      await site.interfere({ type: 'reject-from', nth });
      const login = await site.visitor(`Browser ${nth}`).logIn('ada');
      await site.interfere({ type: 'none' });
      for (const key of await site.store.sessionKeys()) {
        const ttlMs = await site.store.ttlMs(key);
        login.must(
          ttlMs !== -1,
          'The store failed in the middle of a login, and a session without a TTL was left.',
        );
      }
    }
  },
);

export const nothingSecretStored = shareCheck(
  'nothing-secret-stored',
  {
    name: 'keeps passwords out of the store',
    tier: 'hardening',
    points: 1,
    expected: 'Nothing in the store holds the password.',
    why: 'Whoever gets to read the store should find sessions that end soon, not passwords that open other sites too.',
  },
  async ({ open }) => {
    const site = await open();
    const { login } = await enter(site, 'ada');
    const { password } = people.ada;
    for (const key of await site.store.keys()) {
      const text = await site.store.dump(key);
      login.must(findSecret(text, [password]) === null, 'The password was written into the store.');
    }
  },
);
