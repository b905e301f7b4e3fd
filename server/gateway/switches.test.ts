import { expect, it } from 'vitest';
import type { SettingsChange } from '#shared/sandbox/settings.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import type { TestSandbox } from '../testing/open-sandbox.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const planted = 'session_id=feedfacefeedfacefeedfacefeedface';

const statusOf = async (sandbox: TestSandbox, cookie: string) =>
  (await sandbox.ask('api/protected', { headers: { cookie } })).status;

type Sign = (sandbox: TestSandbox, control: ReturnType<typeof controlSandbox>) => Promise<unknown>;

/** What one sees of each switch from outside. */
const signs: Record<string, Sign> = {
  async cookie(sandbox) {
    const [line = ''] = (await sandbox.logIn()).answer.headers['set-cookie'] ?? [];
    return line.split('; ').filter((part) => /^(HttpOnly|SameSite|Secure)/.test(part));
  },
  async 'a phone that logs in'(_, control) {
    const { id } = await control.addDevice('Phone');
    const json = { username: 'ada', password: 'poetical-science' };
    const login = await control.send(id, { method: 'POST', path: '/api/login', json });
    const next = await control.send(id, { method: 'GET', path: '/api/protected' });
    return [login.status, next.status];
  },
  async 'length of the id'(sandbox) {
    return (await sandbox.logIn()).cookie.replace('session_id=', '').length;
  },
  async 'planted id kept'(sandbox) {
    await sandbox.ask('api/protected', { headers: { cookie: planted } });
    const answer = await sandbox.ask('api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: planted },
      body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
    });
    return answer.headers['set-cookie']?.[0]?.startsWith(`${planted};`);
  },
  async 'after logout'(sandbox) {
    const { cookie } = await sandbox.logIn();
    const answer = await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    return [await statusOf(sandbox, cookie), /Path=[^;]*\/api/.test(answer.headers['set-cookie']?.[0] ?? '')];
  },
  async 'after the account is blocked'(sandbox) {
    const [{ cookie }, admin] = [await sandbox.logIn(), await sandbox.logIn('admin')];
    await sandbox.ask('api/admin/users/2/block', { method: 'POST', headers: { cookie: admin.cookie } });
    const status = await statusOf(sandbox, cookie);
    await sandbox.ask('api/admin/users/2/unblock', { method: 'POST', headers: { cookie: admin.cookie } });
    return status;
  },
  async 'after a GET to logout'(sandbox) {
    const { cookie } = await sandbox.logIn();
    await sandbox.ask('api/logout', { headers: { cookie } });
    return statusOf(sandbox, cookie);
  },
};

const cases: [SettingsChange, keyof typeof signs, unknown, unknown][] = [
  [{ httpOnly: 'off' }, 'cookie', ['HttpOnly', 'SameSite=Lax'], ['SameSite=Lax']],
  [{ sameSite: 'none' }, 'cookie', ['HttpOnly', 'SameSite=Lax'], ['HttpOnly', 'SameSite=None', 'Secure']],
  [{ sameSite: 'absent' }, 'cookie', ['HttpOnly', 'SameSite=Lax'], ['HttpOnly']],
  [{ secure: 'always' }, 'cookie', ['HttpOnly', 'SameSite=Lax'], ['HttpOnly', 'SameSite=Lax', 'Secure']],
  [{ secure: 'always' }, 'a phone that logs in', [200, 200], [200, 401]],
  [{ ids: 'counted' }, 'length of the id', 32, 4],
  [{ idAtLogin: 'keeps-any' }, 'planted id kept', false, true],
  [{ idAtLogin: 'keeps-live', unknownId: 'adopted' }, 'planted id kept', false, true],
  [{ idAtLogin: 'keeps-live' }, 'planted id kept', false, false],
  [{ logout: 'clears-cookie' }, 'after logout', [401, false], [200, false]],
  [{ logout: 'clears-other-path' }, 'after logout', [401, false], [200, true]],
  [{ logoutBy: 'get-too' }, 'after a GET to logout', 200, 401],
  [{ accountChange: 'keeps-sessions' }, 'after the account is blocked', 401, 200],
];

describeOnEachRedis('a switch', (redisUrl) => {
  it.each(cases)(
    '%j shows in %s of its own sandbox, and of no other',
    async (change, sign, sound, broken) => {
      const server = await startTestServer({ redisUrl: redisUrl() });
      const [one, other] = [await server.openSandbox(), await server.openSandbox()];
      const look = signs[sign] ?? (async () => undefined);
      const see = async (sandbox: TestSandbox) => {
        const seen = await look(sandbox, controlSandbox(server.ask, sandbox.id));
        return Array.isArray(seen) && sign === 'cookie' ? [...seen].sort() : seen;
      };
      expect(await see(one)).toEqual(sound);
      await controlSandbox(server.ask, one.id).change(change);
      expect(await see(one)).toEqual(broken);
      expect(await see(other)).toEqual(sound);
    },
  );

  it('for the timeout changes how long the store keeps a session', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [one, other] = [await server.openSandbox(), await server.openSandbox()];
    const ttlIn = async (sandbox: TestSandbox) => {
      const { cookie } = await sandbox.logIn();
      return server.redis.ttl(`coatcheck:{${sandbox.id}}:app:session:${cookie.replace('session_id=', '')}`);
    };
    for (const [timeout, seconds] of [
      ['none', -1],
      ['both', 900],
      ['absolute', 3600],
    ] as const) {
      await controlSandbox(server.ask, one.id).change({ timeout });
      expect(Math.abs((await ttlIn(one)) - seconds)).toBeLessThan(5);
      expect(await ttlIn(other)).toBeGreaterThan(3590);
    }
  });

  it('for an account belongs to its sandbox: blocked here, welcome there', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [one, other] = [await server.openSandbox(), await server.openSandbox()];
    const { cookie } = await one.logIn('admin');
    const post = (what: string, json: object) =>
      one.ask(`api/admin/users/2/${what}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(json),
      });
    expect((await post('role', { role: 'admin' })).status).toBe(200);
    expect(JSON.parse((await one.logIn()).answer.text)).toEqual({ user: { id: 2, role: 'admin' } });
    expect((await post('password', { password: 'analytical-engine' })).status).toBe(200);
    expect((await one.logIn()).answer.status).toBe(401);
    expect((await one.logIn('ada', 'analytical-engine')).answer.status).toBe(200);
    expect((await post('block', {})).status).toBe(200);
    expect((await one.logIn('ada', 'analytical-engine')).answer.status).toBe(401);
    expect(JSON.parse((await other.logIn()).answer.text)).toEqual({ user: { id: 2, role: 'member' } });
    expect(JSON.stringify((await one.trace()).events)).not.toContain('analytical-engine');
  });
});
