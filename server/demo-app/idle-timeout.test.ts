import { expect, it } from 'vitest';
import { soundPolicy } from './policy.ts';
import { idOf, openSite } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('an idle timeout', (openStore) => {
  it('prolongs session, index and cookie with each use', async () => {
    const { send, logIn, store } = await openSite(openStore, { policy: { ...soundPolicy, timeout: 'idle' } });
    const cookie = await logIn('ada');
    for (const _ of [1, 2, 3]) {
      await store.advance(3000);
      const answer = await send('GET /api/protected', { cookie });
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()[0]).toMatch(/^session_id=.*Max-Age=3600/);
    }
    for (const key of [`session:${idOf(cookie)}`, 'user-sessions:2'])
      expect(await store.redis.ttl(key)).toBeGreaterThan(3590);
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
