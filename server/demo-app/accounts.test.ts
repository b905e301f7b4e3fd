import { expect, it } from 'vitest';
import { openSite, passwords } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

describeOnEachStore('accounts', (openStore) => {
  async function setup() {
    const site = await openSite(openStore);
    const admin = await site.logIn('admin');
    const change = (what: string, json: object = {}) =>
      site.send(`POST /api/admin/users/${what}`, { cookie: admin, json });
    const tryLogin = async (username: string, password = passwords[username]) =>
      (await site.send('POST /api/login', { json: { username, password } })).status;
    return { ...site, admin, change, tryLogin };
  }

  it('are listed for an admin, without a word of their passwords', async () => {
    const { send, admin } = await setup();
    const answer = await send('GET /api/admin/users', { cookie: admin });
    expect(answer.json()).toMatchObject({
      users: [
        { username: 'admin', role: 'admin' },
        { id: 2, username: 'ada', role: 'member', isBlocked: false },
        {},
        {},
      ],
    });
    expect(answer.text).not.toMatch(/scrypt|assword/);
    expect((await send('GET /admin', { cookie: admin })).text).toContain('<strong>ada</strong>, member');
  });

  it('lose all their sessions when they are blocked, and cannot log in until they are unblocked', async () => {
    const { send, logIn, change, tryLogin } = await setup();
    const ada = await logIn('ada');
    expect((await change('2/block')).json()).toEqual({ revoked: 1 });
    expect((await send('GET /api/protected', { cookie: ada })).status).toBe(401);
    expect([await tryLogin('ada'), await tryLogin('grace')]).toEqual([401, 200]);
    await change('2/unblock');
    expect(await tryLogin('ada')).toBe(200);
  });

  it('take another role at the next login, and not before, since the old sessions end', async () => {
    const { send, logIn, change } = await setup();
    const old = await logIn('ada');
    await change('2/role', { role: 'admin' });
    expect((await send('GET /api/protected', { cookie: old })).status).toBe(401);
    const answer = await send('GET /api/protected', { cookie: await logIn('ada') });
    expect(answer.json()).toEqual({ user: { id: 2, role: 'admin' } });
  });

  it('take another password, and refuse the old one', async () => {
    const { change, tryLogin } = await setup();
    expect((await change('2/password', { password: 'analytical' })).status).toBe(200);
    expect([await tryLogin('ada'), await tryLogin('ada', 'analytical')]).toEqual([401, 200]);
  });

  it.each([
    ['2/role', { role: 'owner' }, 400],
    ['2/role', {}, 400],
    ['2/password', { password: '' }, 400],
    ['2/password', { password: 'x'.repeat(201) }, 400],
    ['9/block', {}, 404],
    ['__proto__/block', {}, 404],
    ['1/block', {}, 409],
    ['1/role', { role: 'member' }, 409],
  ])('answer %s with %j by %i, and change nothing', async (what, json, status) => {
    const { send, admin, change } = await setup();
    const list = async () => (await send('GET /api/admin/users', { cookie: admin })).text;
    const before = await list();
    expect((await change(what, json)).status).toBe(status);
    expect(await list()).toBe(before);
  });

  it('are out of reach of members and strangers', async () => {
    const { send, logIn, tryLogin } = await setup();
    const cookie = await logIn('ada');
    for (const what of ['3/block', '3/unblock', '3/role', '3/password']) {
      expect((await send(`POST /api/admin/users/${what}`, { cookie, json: { role: 'admin' } })).status).toBe(
        403,
      );
      expect((await send(`POST /api/admin/users/${what}`, { json: {} })).status).toBe(401);
    }
    expect(await tryLogin('grace')).toBe(200);
  });
});
