import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { idOf, openSite } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('logging out', (openStore) => {
  it('deletes the session, takes it off the index, and leaves nothing behind', async () => {
    const { send, logIn, traffic, keys } = await openSite(openStore);
    const cookie = await logIn('ada');
    traffic.log.length = 0;
    const answer = await send('POST /api/logout', { cookie });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const id = idOf(cookie);
    expect(traffic.log).toEqual([`GET session:${id}`, `DEL session:${id}; SREM user-sessions:2 ${id}`]);
    expect(await keys()).toEqual([]);
    expect((await send('GET /api/protected', { cookie })).json()).toEqual({ error: 'session expired' });
  });

  it.each([false, true])(
    'clears the cookie under the attributes it was set with (Secure: %s)',
    async (secure) => {
      const { send } = await openSite(openStore, { secureCookies: secure });
      const json = { username: 'admin', password: 'secret' };
      const set = (await send('POST /api/login', { json })).headers.getSetCookie();
      const cookie = set[0]?.split(';')[0] ?? '';
      const cleared = (await send('POST /api/logout', { cookie })).headers.getSetCookie();
      const scope = (line = '') =>
        line.split('; ').filter((part) => !/^(session_id|Max-Age|Expires)=/.test(part));
      expect(scope(cleared[0])).toEqual(scope(set[0]));
      expect(cleared).toEqual([
        expect.stringMatching(/^session_id=;.* Expires=Thu, 01 Jan 1970 00:00:00 GMT/),
      ]);
    },
  );

  it('answers only when the store has forgotten the session', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const cookie = await logIn('ada');
    traffic.current = { before: async (names) => void (names.includes('DEL') && (await setTimeout(80))) };
    await send('POST /api/logout', { cookie });
    expect((await send('GET /api/protected', { cookie })).status).toBe(401);
  });

  it('does the same with a dead session, with a strange one, and twice', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    for (const sent of [
      { cookie },
      { cookie },
      { cookie: 'session_id=0000' },
      { cookie: 'session_id=%' },
      { cookie: 'session_id=' },
    ]) {
      const answer = await send('POST /api/logout', sent);
      expect([answer.status, answer.headers.getSetCookie().length]).toEqual([204, 1]);
    }
  });

  it('takes no cookie from whoever shows none, as another site’s form does', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    const answer = await send('POST /api/logout');
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([204, []]);
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
  });

  it('is not caused by a GET', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    expect((await send('GET /api/logout', { cookie })).status).toBe(404);
    expect((await send('HEAD /api/logout', { cookie })).status).toBe(404);
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
  });

  it('ends this session only: not the other device, not the other people', async () => {
    const { send, logIn } = await openSite(openStore);
    const [phone, desk, grace] = [await logIn('ada'), await logIn('ada'), await logIn('grace')];
    await send('POST /api/logout', { cookie: phone });
    const status = async (cookie: string) => (await send('GET /api/protected', { cookie })).status;
    expect([await status(phone), await status(desk), await status(grace)]).toEqual([401, 200, 200]);
  });

  it('deletes a record that nobody can read any more', async () => {
    const { send, logIn, store } = await openSite(openStore);
    const cookie = await logIn('ada');
    const key = `session:${idOf(cookie)}`;
    await store.redis.setex(key, 60, '{not json');
    expect((await send('POST /api/logout', { cookie })).status).toBe(204);
    expect(await store.redis.exists(key)).toBe(0);
  });
});
