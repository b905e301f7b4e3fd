import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { soundPolicy } from './policy.ts';
import { idOf, openSite, ttlSeconds } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('being recognised', (openStore) => {
  it('answers who the cookie belongs to after exactly one GET', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const cookie = await logIn('admin');
    traffic.log.length = 0;
    const answer = await send('GET /api/protected', { cookie });
    expect([answer.status, answer.json()]).toEqual([200, { user: { id: 1, role: 'admin' } }]);
    expect(traffic.log).toEqual([`GET session:${idOf(cookie)}`]);
  });

  it.each([
    ['without a cookie', undefined, 'not authenticated'],
    ['with an empty cookie', 'session_id=', 'not authenticated'],
    ['with other cookies only', 'theme=dark; xsession_id=1', 'not authenticated'],
    ['with an id that nobody has', 'session_id=00000000000000000000000000000000', 'session expired'],
    [
      'with an id that is none of ours',
      'session_id=550e8400-e29b-41d4-a716-446655440000',
      'no session of this site',
    ],
    ['with a signed one', 'session_id=s%3Aabc.def', 'no session of this site'],
  ])('refuses a request %s', async (_, cookie, error) => {
    const { send, keys } = await openSite(openStore);
    const answer = await send('GET /api/protected', cookie === undefined ? {} : { cookie });
    expect([answer.status, answer.json()]).toEqual([401, { error }]);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await keys()).toEqual([]);
  });

  it.each([
    [{ unknownId: 'adopted' }, 'session expired'],
    [{ idAtLogin: 'keeps-live' }, 'session expired'],
    [{ idAtLogin: 'keeps-any' }, 'session expired'],
    [{}, 'no session of this site'],
  ] as const)(
    'calls an id of any form foreign only where none could be planted: %j',
    async (choice, error) => {
      const { send } = await openSite(openStore, { policy: { ...soundPolicy, ...choice } });
      const cookie = 'session_id=planted-by-mallory';
      for (const _ of ['unknown', 'adopted by now'])
        expect((await send('GET /api/protected', { cookie })).json()).toEqual({ error });
      expect((await send('GET /api/admin/sessions', { cookie })).json()).toEqual({ error });
    },
  );

  it.each([false, true])('refuses a session that outlived its TTL (used before: %s)', async (usedBefore) => {
    const { send, logIn, store } = await openSite(openStore);
    const cookie = await logIn('ada');
    await store.advance(ttlSeconds - 5);
    if (usedBefore) expect((await send('GET /api/protected', { cookie })).status).toBe(200);
    await store.advance(5);
    expect((await send('GET /api/protected', { cookie })).json()).toEqual({ error: 'session expired' });
  });

  it('lets a session of one second end by itself', async () => {
    const { send, logIn, keys } = await openSite(openStore, { ttlSeconds: 1 });
    const cookie = await logIn('ada');
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
    const status = async () => (await send('GET /api/protected', { cookie })).status;
    await vi.waitUntil(async () => (await status()) === 401, { timeout: 3000, interval: 100 });
    expect(await keys()).toEqual([]);
  });

  it('neither prolongs a session by using it nor loses its TTL', async () => {
    const { send, logIn, store } = await openSite(openStore);
    const cookie = await logIn('ada');
    await store.advance(1000);
    await send('GET /api/protected', { cookie });
    await send('GET /dashboard', { cookie });
    const left = await store.redis.ttl(`session:${idOf(cookie)}`);
    expect(left).toBeGreaterThan(ttlSeconds - 1004);
    expect(left).toBeLessThanOrEqual(ttlSeconds - 1000);
  });

  it('refuses at once when the key is deleted from outside, also right after it was used', async () => {
    const { send, logIn, store } = await openSite(openStore);
    const cookie = await logIn('ada');
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
    await store.redis.del(`session:${idOf(cookie)}`);
    expect((await send('GET /api/protected', { cookie })).status).toBe(401);
  });

  it('does not revive a session that ends while it is being looked up', async () => {
    const { send, logIn, store, traffic } = await openSite(openStore);
    const cookie = await logIn('ada');
    const key = `session:${idOf(cookie)}`;
    traffic.log.length = 0;
    traffic.current = { before: async ([name]) => void (name !== 'GET' && (await store.redis.del(key))) };
    await send('GET /api/protected', { cookie });
    await store.redis.del(key);
    expect(await store.redis.exists(key)).toBe(0);
    expect(traffic.log).toEqual([`GET ${key}`]);
  });

  it.each([
    '{not json',
    'null',
    '[]',
    '{}',
    '""',
    '{"userId":"2","role":"member","name":"ada"}',
    '{"userId":2}',
    '',
  ])('takes the unreadable record %j for no session', async (record) => {
    const { send, logIn, store } = await openSite(openStore);
    const cookie = await logIn('ada');
    await store.redis.setex(`session:${idOf(cookie)}`, 60, record);
    expect((await send('GET /api/protected', { cookie })).json()).toEqual({ error: 'session expired' });
    expect((await send('GET /dashboard', { cookie })).headers.get('location')).toBe('/login');
  });

  it('takes identity and role from the store, whatever the request claims', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = `role=admin; id=1; ${await logIn('ada')}; user=1`;
    const answer = await send('GET /api/protected?role=admin&id=1', {
      cookie,
      headers: { role: 'admin', 'x-role': 'admin', 'x-user-id': '1', authorization: 'Bearer admin' },
    });
    expect(answer.json()).toEqual({ user: { id: 2, role: 'member' } });
  });

  it('finds its cookie anywhere in the header, and only under its exact name', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    const status = async (header: string) => (await send('GET /api/protected', { cookie: header })).status;
    expect(await status(`a=b; ${cookie}; c=d`)).toBe(200);
    expect(await status(`a=%E0%A4%A; ${cookie}`)).toBe(200);
    expect(await status(`x${cookie}`)).toBe(401);
    expect(await status(`a=${cookie}`)).toBe(401);
    expect(await status(`Session_Id=${idOf(cookie)}`)).toBe(401);
  });

  it('goes by the first of several cookies of its name', async () => {
    const { send, logIn } = await openSite(openStore);
    const [ada, linus] = [await logIn('ada'), await logIn('linus')];
    const answer = await send('GET /api/protected', { cookie: `${linus}; ${ada}` });
    expect(answer.json()).toEqual({ user: { id: 4, role: 'member' } });
  });

  const oddIds = [
    '*',
    '?',
    '[a-z]*',
    '%E0%A4%A',
    '%00',
    '%0d%0aSET%20x%20y',
    '%2a',
    '../user-sessions:2',
    'a:b',
    '{x}',
    '"',
    'ä',
    'a'.repeat(65),
    'a'.repeat(8000),
  ];
  it.each(oddIds.map((id) => [id.slice(0, 20), id] as const))(
    'keeps the odd id %j away from the store',
    async (_, id) => {
      const { send, logIn, traffic, keys } = await openSite(openStore);
      await logIn('ada');
      const before = await keys();
      traffic.log.length = 0;
      const cookie = `session_id=${id}`;
      expect((await send('GET /api/protected', { cookie })).status).toBe(401);
      expect((await send('GET /dashboard', { cookie })).status).toBe(302);
      expect((await send('POST /api/logout', { cookie })).status).toBe(204);
      expect(traffic.log).toEqual([]);
      expect(await keys()).toEqual(before);
    },
  );

  it('refuses whatever else a Cookie header may hold, and stores nothing for it', async () => {
    const { send, logIn, keys } = await openSite(openStore);
    await logIn('ada');
    const before = await keys();
    const value = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    await fc.assert(
      fc.asyncProperty(value, fc.boolean(), async (text, named) => {
        const cookie = named ? `session_id=${text}` : text;
        expect((await send('GET /api/protected', { cookie })).status).toBe(401);
      }),
      { numRuns: 60 },
    );
    expect(await keys()).toEqual(before);
  });
});
