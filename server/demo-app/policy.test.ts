import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defences, type SessionPolicy, soundPolicy } from './policy.ts';
import { idOf, openSite, passwords } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

const planted = 'feedfacefeedfacefeedfacefeedface';
const ada = { username: 'ada', password: passwords.ada };

describeOnEachStore('each defence, sound and broken', (openStore) => {
  const openWith = (choice: Partial<SessionPolicy> = {}, secureCookies = false) =>
    openSite(openStore, { policy: { ...soundPolicy, ...choice }, secureCookies });

  it.each([
    [{}, ['HttpOnly', 'SameSite=Lax', 'Secure']],
    [{ httpOnly: 'off' }, ['SameSite=Lax', 'Secure']],
    [{ sameSite: 'none' }, ['HttpOnly', 'SameSite=None', 'Secure']],
    [{ sameSite: 'absent' }, ['HttpOnly', 'Secure']],
    [{ secure: 'never' }, ['HttpOnly', 'SameSite=Lax']],
    [{ secure: 'always' }, ['HttpOnly', 'SameSite=Lax', 'Secure']],
    [{}, ['HttpOnly', 'SameSite=Lax'], 'http'],
    [{ sameSite: 'none' }, ['HttpOnly', 'SameSite=None', 'Secure'], 'http'],
    [{ sameSite: 'none', secure: 'never' }, ['HttpOnly', 'SameSite=None'], 'http'],
    [{ secure: 'always' }, ['HttpOnly', 'SameSite=Lax', 'Secure'], 'http'],
  ] as [Partial<SessionPolicy>, string[], 'http'?][])(
    'with %j the cookie carries %j',
    async (choice, expected, over) => {
      const { send } = await openWith(choice, over !== 'http');
      const [line = ''] = (await send('POST /api/login', { json: ada })).headers.getSetCookie();
      const flags = line.split('; ').filter((part) => /^(HttpOnly|SameSite|Secure)/.test(part));
      expect(flags.sort()).toEqual(expected);
    },
  );

  it.each([
    ['absolute', 3600],
    ['idle', 3600],
    ['both', 900],
    ['none', -1],
  ] as const)(
    'with a timeout that is %s, a session has %i seconds in the store',
    async (timeout, seconds) => {
      const { logIn, store } = await openWith({ timeout });
      const left = await store.redis.ttl(`session:${idOf(await logIn('ada'))}`);
      expect(left).toBeLessThanOrEqual(seconds);
      expect(left).toBeGreaterThan(seconds - 5);
      // What has no end can still be revoked.
      expect(await store.redis.ttl('user-sessions:2')).toBeGreaterThanOrEqual(timeout === 'none' ? -1 : 3595);
    },
  );

  it('counts ids, or jumbles what anybody knows, or draws what nobody can know', async () => {
    const idsWith = async (ids: SessionPolicy['ids']) => {
      const now = () => Date.UTC(2026, 10, 29);
      const { logIn } = await openSite(openStore, { policy: { ...soundPolicy, ids }, now });
      return [idOf(await logIn('ada')), idOf(await logIn('ada'))];
    };
    expect(await idsWith('counted')).toEqual(['1001', '1002']);
    const jumbled = await idsWith('jumbled');
    expect(jumbled).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    // The same name, minute and number give the same id.
    expect(await idsWith('jumbled')).toEqual(jumbled);
    const random = await idsWith('random');
    expect(random).not.toEqual(await idsWith('random'));
  });

  it.each([
    ['fresh', false, false],
    ['keeps-live', true, false],
    ['keeps-any', true, true],
  ] as const)(
    'with an id that is %s at login, a live one is kept: %s, any: %s',
    async (idAtLogin, live, any) => {
      const { send, logIn } = await openWith({ idAtLogin });
      const linus = await logIn('linus');
      expect((await logIn('ada', { cookie: linus })) === linus).toBe(live);
      expect((await logIn('ada', { cookie: `session_id=${planted}` })) === `session_id=${planted}`).toBe(any);
      const seen = await send('GET /api/protected', { cookie: linus });
      expect(seen.status).toBe(live ? 200 : 401);
      if (live) expect(seen.json()).toEqual({ user: { id: 2, role: 'member' } });
    },
  );

  it('refuses an unknown id, or adopts it, and still lets nobody in by it', async () => {
    const cookie = `session_id=${planted}`;
    for (const unknownId of ['refused', 'adopted'] as const) {
      const { send, logIn, keys } = await openWith({ unknownId, idAtLogin: 'keeps-live' });
      expect((await send('GET /api/protected', { cookie })).status).toBe(401);
      expect((await send('GET /api/protected', { cookie })).status).toBe(401);
      expect((await keys()).includes(`session:${planted}`)).toBe(unknownId === 'adopted');
      // Adopted, it is alive, and a login that keeps live ids makes it somebody's.
      expect((await logIn('ada', { cookie })) === cookie).toBe(unknownId === 'adopted');
    }
  });

  it.each([
    ['deletes', 401, 'Path=/'],
    ['clears-cookie', 200, 'Path=/'],
    ['clears-other-path', 200, 'Path=/api'],
  ] as const)('with a logout that %s, a copy of the ticket gets %i', async (logout, status, path) => {
    const { send, logIn } = await openWith({ logout });
    const cookie = await logIn('ada');
    const [line = ''] = (await send('POST /api/logout', { cookie })).headers.getSetCookie();
    expect(line.split('; ')).toContain(path);
    expect((await send('GET /api/protected', { cookie })).status).toBe(status);
  });

  it('is logged out by a link, or not', async () => {
    for (const [logoutBy, status] of [
      ['post', 200],
      ['get-too', 401],
    ] as const) {
      const { send, logIn } = await openWith({ logoutBy });
      const cookie = await logIn('ada');
      await send('GET /api/logout', { cookie });
      expect((await send('GET /api/protected', { cookie })).status).toBe(status);
    }
  });

  it.each([
    ['ends-sessions', 1, 401],
    ['keeps-sessions', 0, 200],
  ] as const)(
    'with an account change that %s, %i sessions end, and who was inside gets %i',
    async (accountChange, revoked, status) => {
      const { send, logIn } = await openWith({ accountChange });
      const [cookie, admin] = [await logIn('ada'), await logIn('admin')];
      const answer = await send('POST /api/admin/users/2/block', { cookie: admin });
      expect(answer.json()).toEqual({ revoked });
      expect((await send('GET /api/protected', { cookie })).status).toBe(status);
      // Nobody who is blocked logs in, whatever became of the sessions.
      expect((await send('POST /api/login', { json: ada })).status).toBe(401);
    },
  );
});

it('marks the one line of each defence, where it can be found', () => {
  const texts = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'));
  const marks = texts.flatMap((text) => [...text.matchAll(/\/\/ defence: (\w+)$/gm)].map(([, name]) => name));
  expect(marks.sort()).toEqual(Object.keys(defences).sort());
});

it('is sound unless told otherwise', () => {
  for (const [name, { sound }] of Object.entries(defences)) {
    expect(soundPolicy[name as keyof SessionPolicy]).toBe(sound[0]);
  }
});
