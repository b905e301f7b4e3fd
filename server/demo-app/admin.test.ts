import { expect, it } from 'vitest';
import { soundPolicy } from './policy.ts';
import { idOf, openSite } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

type Listed = {
  handle: string;
  user: { name: string };
  device: string;
  age: number;
  sinceLastUse: number | null;
};
const listedIn = (answer: { json(): unknown }) => (answer.json() as { sessions: Listed[] }).sessions;

describeOnEachStore('the admin page', (openStore) => {
  it('lists every live session with user, device and age, and no session id', async () => {
    let clock = 0;
    const { send, logIn, ids } = await openSite(openStore, { now: () => clock });
    await logIn('ada', { headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Version/18 Safari/604' } });
    clock = 90_000;
    const cookie = await logIn('admin', { headers: { 'user-agent': '<script>alert(1)</script>' } });
    const answer = await send('GET /api/admin/sessions', { cookie });
    expect(listedIn(answer)).toMatchObject([
      { user: { name: 'admin' }, age: 0, sinceLastUse: null },
      { user: { name: 'ada' }, device: 'Safari on iPhone', age: 90, sinceLastUse: null },
    ]);
    const page = await send('GET /admin', { cookie });
    expect(page.text).toContain('<strong>ada</strong> on Safari on iPhone');
    expect(page.text).toContain('&#60;script&#62;alert(1)');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const id of ids) expect(answer.text + page.text).not.toContain(id);
  });

  it('revokes one session by its handle and leaves the others', async () => {
    const { send, logIn } = await openSite(openStore);
    const ada = await logIn('ada');
    const [desk, cookie] = [await logIn('ada'), await logIn('admin')];
    const status = async (ticket: string) => (await send('GET /api/protected', { cookie: ticket })).status;
    const sessions = listedIn(await send('GET /api/admin/sessions', { cookie }));
    const [handle = ''] = sessions.filter(({ user }) => user.name === 'ada').map((session) => session.handle);
    const revoke = () => send(`POST /api/admin/sessions/${handle}/revoke`, { cookie });
    expect([(await revoke()).json(), (await revoke()).json()]).toEqual([{ revoked: 1 }, { revoked: 0 }]);
    expect([await status(ada), await status(desk)].sort()).toEqual([200, 401]);
    expect(await status(cookie)).toBe(200);
  });

  it('forgets the ids of sessions that ended by themselves, and those alone', async () => {
    const { send, logIn, store, ids, traffic } = await openSite(openStore);
    const [gone, left] = [await logIn('ada'), await logIn('ada')];
    const cookie = await logIn('admin');
    expect(ids).toHaveLength(3);
    await store.redis.del(`session:${idOf(gone)}`);
    expect(listedIn(await send('GET /api/admin/sessions', { cookie }))).toHaveLength(2);
    expect(await store.redis.smembers('user-sessions:2')).toEqual([idOf(left)]);
    traffic.log.length = 0;
    await send('GET /api/admin/sessions', { cookie });
    expect(traffic.log.join()).not.toContain('SREM');
  });

  it('knows the last use under an idle timeout, and does not prolong what it lists', async () => {
    const { send, logIn, store } = await openSite(openStore, { policy: { ...soundPolicy, timeout: 'idle' } });
    await logIn('ada');
    await store.advance(100);
    const cookie = await logIn('admin');
    for (const _ of [1, 2]) {
      const sessions = listedIn(await send('GET /api/admin/sessions', { cookie }));
      const sinceLastUse = sessions.find(({ user }) => user.name === 'ada')?.sinceLastUse;
      expect(sinceLastUse).toBeGreaterThanOrEqual(99);
      expect(sinceLastUse).toBeLessThan(104);
    }
  });

  it.each(['GET /api/admin/sessions', 'POST /api/admin/sessions/0000/revoke'])(
    'refuses %s to members and strangers',
    async (route) => {
      const { send, logIn } = await openSite(openStore);
      expect((await send(route)).status).toBe(401);
      expect((await send(route, { cookie: await logIn('ada') })).status).toBe(403);
    },
  );

  it('shows strangers the way to the form, and members nothing', async () => {
    const { send, logIn } = await openSite(openStore);
    const stranger = await send('GET /admin');
    expect([stranger.status, stranger.headers.get('location')]).toEqual([302, '/login']);
    const member = await send('GET /admin', { cookie: await logIn('ada') });
    expect([member.status, member.text.includes('data-revoke')]).toEqual([403, false]);
  });

  it('leads members on to a login as somebody else, which ends the session they came with', async () => {
    const { send, logIn } = await openSite(openStore);
    const member = await logIn('ada');
    expect((await send('GET /admin', { cookie: member })).text).toContain('href="login"');
    const admin = await logIn('admin', { cookie: member });
    expect((await send('GET /admin', { cookie: admin })).status).toBe(200);
    expect((await send('GET /api/protected', { cookie: member })).status).toBe(401);
  });
});
