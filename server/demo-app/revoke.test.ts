import { expect, it } from 'vitest';
import { idOf, openSite, passwords } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('revoking', (openStore) => {
  it('ends every session of one user at once, on all devices, and nobody else’s', async () => {
    const { send, logIn, keys } = await openSite(openStore);
    const admin = await logIn('admin');
    const [phone, desk, grace] = [await logIn('ada'), await logIn('ada'), await logIn('grace')];
    const status = async (cookie: string) => (await send('GET /api/protected', { cookie })).status;
    expect([await status(phone), await status(desk)]).toEqual([200, 200]);

    const answer = await send('POST /api/admin/users/2/revoke', { cookie: admin });
    expect([answer.status, answer.json()]).toEqual([200, { revoked: 2 }]);
    expect([await status(phone), await status(desk)]).toEqual([401, 401]);
    expect([await status(grace), await status(admin)]).toEqual([200, 200]);
    expect(await keys()).not.toContain('user-sessions:2');
  });

  it('reads the index and deletes in one transaction, without searching the store', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const [admin, ada] = [await logIn('admin'), await logIn('ada')];
    traffic.log.length = 0;
    await send('POST /api/admin/users/2/revoke', { cookie: admin });
    expect(traffic.log).toEqual([
      `GET session:${idOf(admin)}`,
      'SMEMBERS user-sessions:2',
      `DEL session:${idOf(ada)}; SREM user-sessions:2 ${idOf(ada)}`,
    ]);
  });

  it('ends what keeps somebody logged in elsewhere, too, and answers only then', async () => {
    const asked: number[] = [];
    const endElsewhere = async (userId: number) => asked.push(userId);
    const { send, logIn, traffic } = await openSite(openStore, { endElsewhere });
    const [admin] = [await logIn('admin'), await logIn('ada')];
    const answer = await send('POST /api/admin/users/2/revoke', { cookie: admin });
    expect([asked, answer.json()]).toEqual([[2], { revoked: 2 }]);
    await send('POST /api/admin/users/2/role', { cookie: admin, json: { role: 'admin' } });
    expect(asked).toEqual([2, 2]);
    traffic.current = {
      before: (names) => (names.includes('SMEMBERS') ? Promise.reject(Error('gone')) : undefined),
    };
    expect((await send('POST /api/admin/users/2/revoke', { cookie: admin })).status).toBe(503);
  });

  it('counts only sessions that were still alive', async () => {
    const { send, logIn, store } = await openSite(openStore);
    const [admin, gone] = [await logIn('admin'), await logIn('ada')];
    await logIn('ada');
    await store.redis.del(`session:${idOf(gone)}`);
    const revoke = async () => (await send('POST /api/admin/users/2/revoke', { cookie: admin })).json();
    expect([await revoke(), await revoke()]).toEqual([{ revoked: 1 }, { revoked: 0 }]);
  });

  it('can still revoke a session that began while another revocation was under way', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const admin = await logIn('admin');
    await logIn('ada');
    let late = '';
    traffic.current = {
      async before(names) {
        if (!names.includes('DEL')) return;
        traffic.current = {};
        late = await logIn('ada');
      },
    };
    await send('POST /api/admin/users/2/revoke', { cookie: admin });
    await send('POST /api/admin/users/2/revoke', { cookie: admin });
    expect(late).not.toBe('');
    expect((await send('GET /api/protected', { cookie: late })).status).toBe(401);
  });

  it.each([
    ['nobody', undefined, 401, 'not authenticated'],
    ['the owner of a dead ticket', 'session_id=0000', 401, 'session expired'],
  ])('is refused to %s', async (_, cookie, status, error) => {
    const { send, logIn } = await openSite(openStore);
    const ada = await logIn('ada');
    const answer = await send('POST /api/admin/users/2/revoke', cookie === undefined ? {} : { cookie });
    expect([answer.status, answer.json()]).toEqual([status, { error }]);
    expect((await send('GET /api/protected', { cookie: ada })).status).toBe(200);
  });

  it('is refused to a member, even one who claims to be an admin', async () => {
    const { send, logIn } = await openSite(openStore);
    const [ada, grace] = [await logIn('ada'), await logIn('grace')];
    const answer = await send('POST /api/admin/users/3/revoke?role=admin', {
      cookie: `role=admin; ${ada}`,
      json: { role: 'admin', user: { id: 1, role: 'admin' } },
      headers: { 'x-role': 'admin' },
    });
    expect([answer.status, answer.json()]).toEqual([403, { error: 'only for admins' }]);
    expect((await send('GET /api/protected', { cookie: grace })).status).toBe(200);
  });

  it('is refused to somebody who claimed another role while logging in', async () => {
    const { send, logIn } = await openSite(openStore);
    const json = { username: 'ada', password: passwords.ada, role: 'admin', id: 1, user: { role: 'admin' } };
    const cookie = await logIn('ada', { json });
    expect((await send('POST /api/admin/users/3/revoke', { cookie })).status).toBe(403);
  });

  it.each(['*', 'ada', '-1', '1e3', '2.0', '0x2', '9'.repeat(16), '%E0%A4%A', '%2a'])(
    'refuses the user id %j',
    async (id) => {
      const { send, logIn, traffic } = await openSite(openStore);
      const cookie = await logIn('admin');
      traffic.log.length = 0;
      const answer = await send(`POST /api/admin/users/${id}/revoke`, { cookie });
      expect(answer.status).toBe(400);
      expect(answer.json()).toEqual({ error: expect.any(String) });
      expect(traffic.log.filter((line) => !line.startsWith('GET '))).toEqual([]);
    },
  );

  it('is not caused by a GET', async () => {
    const { send, logIn } = await openSite(openStore);
    const [cookie, ada] = [await logIn('admin'), await logIn('ada')];
    expect((await send('GET /api/admin/users/2/revoke', { cookie })).status).toBe(404);
    expect((await send('GET /api/protected', { cookie: ada })).status).toBe(200);
  });
});
