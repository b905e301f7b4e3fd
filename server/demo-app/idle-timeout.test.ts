import { expect, it } from 'vitest';
import { soundPolicy } from './policy.ts';
import { idOf, openSite } from './testing/open-site.ts';
import { describeOnEachStore, type OpenStore } from './testing/test-stores.ts';

/** `pass` lets seconds go by, for the store and for the site. */
async function openIdle(openStore: OpenStore) {
  let at = Date.UTC(2026, 10, 29);
  const site = await openSite(openStore, { policy: { ...soundPolicy, timeout: 'idle' }, now: () => at });
  const pass = async (seconds: number) => {
    at += seconds * 1000;
    await site.store.advance(seconds);
  };
  return { ...site, pass };
}

describeOnEachStore('an idle timeout', (openStore) => {
  it('prolongs session and index with each use, and the cookie when half of its life has gone', async () => {
    const { send, logIn, pass, store } = await openIdle(openStore);
    const cookie = await logIn('ada');
    const set: (string | undefined)[] = [];
    for (const _ of [1, 2, 3, 4]) {
      await pass(3000);
      const answer = await send('GET /api/protected', { cookie });
      expect(answer.status).toBe(200);
      set.push(/^session_id=.*?; (Max-Age=\d+)/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1]);
    }
    expect(set).toEqual([undefined, 'Max-Age=7200', undefined, 'Max-Age=7200']);
    for (const key of [`session:${idOf(cookie)}`, 'user-sessions:2'])
      expect(await store.redis.ttl(key)).toBeGreaterThan(3590);
  });

  it('does not bring back a session that is revoked while its cookie is renewed', async () => {
    const { send, logIn, pass, store, traffic, keys } = await openIdle(openStore);
    const cookie = await logIn('ada');
    await pass(3000);
    await send('GET /api/protected', { cookie });
    await pass(3000);
    traffic.current = {
      async before(names) {
        if (names.includes('SET')) await store.redis.del(`session:${idOf(cookie)}`, 'user-sessions:2');
      },
    };
    const answer = await send('GET /api/protected', { cookie });
    traffic.current = {};
    expect([answer.status, answer.headers.getSetCookie(), await keys()]).toEqual([401, [], []]);
  });

  it('lets a session be used whose cookie a full store lets nobody renew, and renews it later', async () => {
    const { send, logIn, pass, traffic } = await openIdle(openStore);
    const cookie = await logIn('ada');
    await pass(3000);
    await send('GET /api/protected', { cookie });
    await pass(3000);
    traffic.current = {
      before: (names) => (names.includes('SET') ? Promise.reject(new Error('OOM')) : undefined),
    };
    const ask = async () => {
      const { status, headers } = await send('GET /api/protected', { cookie });
      return [status, headers.getSetCookie().length];
    };
    expect(await ask()).toEqual([200, 0]);
    traffic.current = {};
    expect(await ask()).toEqual([200, 1]);
  });

  it('ends a session that nobody has used for so long', async () => {
    const { send, logIn, store } = await openSite(openStore, { policy: { ...soundPolicy, timeout: 'idle' } });
    const cookie = await logIn('ada');
    await store.advance(3601);
    expect((await send('GET /api/protected', { cookie })).status).toBe(401);
  });

  it('never revives a session that is revoked while it is looked up', async () => {
    const { send, logIn, store, traffic, keys } = await openSite(openStore, {
      policy: { ...soundPolicy, timeout: 'idle' },
    });
    const cookie = await logIn('ada');
    traffic.current = {
      async before(names) {
        // The lookup has found the session, and is about to prolong the index.
        if (names.includes('EXPIRE')) await store.redis.del(`session:${idOf(cookie)}`, 'user-sessions:2');
      },
    };
    await send('GET /api/protected', { cookie });
    traffic.current = {};
    expect(await keys()).toEqual([]);
    expect((await send('GET /api/protected', { cookie })).status).toBe(401);
  });
});

describeOnEachStore('an absolute timeout', (openStore) => {
  it('ends a session however much it is used, and writes nothing at a lookup', async () => {
    const { send, logIn, store, traffic } = await openSite(openStore);
    const cookie = await logIn('ada');
    await store.advance(3000);
    traffic.log.length = 0;
    const answer = await send('GET /api/protected', { cookie });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
    expect(traffic.log).toEqual([`GET session:${idOf(cookie)}`]);
    await store.advance(601);
    expect((await send('GET /api/protected', { cookie })).status).toBe(401);
  });
});
