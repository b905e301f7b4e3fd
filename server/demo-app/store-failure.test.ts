import Redis from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished, vi } from 'vitest';
import { logError } from './answers.ts';
import { type Answer, openSite, passwords } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

const json = { username: 'ada', password: passwords.ada };
const unavailable = { error: 'the session store does not answer, please try again in a moment' };

function expectBare(answer: Answer, status: number): void {
  expect([answer.status, Object.keys(answer.json() as object)]).toEqual([status, ['error']]);
  expect(answer.text).not.toMatch(/Error|OOM|boom|\bat |\.ts|[Rr]edis/);
  expect(answer.headers.getSetCookie()).toEqual([]);
}

describeOnEachStore('a failing store', (openStore) => {
  it('lets nobody in, says so plainly, and is forgotten as soon as the store is back', async () => {
    const { send, logIn, traffic, reported } = await openSite(openStore);
    const [cookie, admin] = [await logIn('ada'), await logIn('admin')];
    traffic.current = { before: () => Promise.reject(new Error('boom')) };
    const answers = [
      await send('POST /api/login', { json }),
      await send('POST /api/login', { json, cookie }),
      await send('GET /api/protected', { cookie }),
      await send('GET /dashboard', { cookie }),
      await send('POST /api/logout', { cookie }),
      await send('POST /api/admin/users/2/revoke', { cookie: admin }),
    ];
    for (const answer of answers) {
      expectBare(answer, 503);
      expect(answer.json()).toEqual(unavailable);
    }
    expect(reported).toHaveLength(answers.length);

    traffic.current = {};
    expect((await send('GET /api/protected', { cookie })).status).toBe(200);
    expect((await send('POST /api/login', { json })).status).toBe(200);
  });

  it.each(['SETEX', 'SADD', 'EXPIRE'])('fails the login when %s alone fails', async (name) => {
    const { send, traffic } = await openSite(openStore);
    traffic.current = { failing: [name] };
    expectBare(await send('POST /api/login', { json }), 503);
  });

  it('fails the logout and the revocation when DEL alone fails, and keeps the cookie for another try', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const [cookie, admin] = [await logIn('ada'), await logIn('admin')];
    traffic.current = { failing: ['DEL'] };
    expectBare(await send('POST /api/logout', { cookie }), 503);
    expectBare(await send('POST /api/admin/users/1/revoke', { cookie: admin }), 503);
  });

  it('hands out nothing when only the old session cannot be ended', async () => {
    const { send, logIn, traffic, keys } = await openSite(openStore);
    const cookie = await logIn('ada');
    traffic.current = {
      before: (names) => (names.includes('DEL') ? Promise.reject(new Error('boom')) : undefined),
    };
    expectBare(await send('POST /api/login', { json, cookie }), 503);
    expect((await keys()).filter((key) => key.startsWith('session:'))).toHaveLength(1);
  });

  it('answers within a second when the store is silent', async () => {
    const { send, logIn, traffic } = await openSite(openStore);
    const cookie = await logIn('ada');
    traffic.current = { before: () => new Promise<never>(() => undefined) };
    const startedAt = performance.now();
    const answers = [
      send('GET /api/protected', { cookie }),
      send('POST /api/login', { json }),
      send('POST /api/logout', { cookie }),
    ];
    for (const answer of await Promise.all(answers)) expectBare(answer, 503);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

const openMock = async () => ({
  redis: new RedisMock({ host: crypto.randomUUID() }) as Redis,
  advance: async () => undefined,
});

it('answers within a second when nobody listens at the address of the store', async () => {
  const redis = new Redis({ host: '127.0.0.1', port: 1 });
  const troubles: unknown[] = [];
  redis.on('error', (error) => troubles.push(error));
  onTestFinished(() => redis.disconnect());
  const { send } = await openSite(openMock, { redis });
  const startedAt = performance.now();
  expectBare(await send('GET /api/protected', { cookie: 'session_id=0000' }), 503);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

it('answers a bug with a bare 500 and reports it', async () => {
  const bug = new TypeError('boom at users.ts');
  const { send, reported } = await openSite(openMock, { users: { verify: () => Promise.reject(bug) } });
  expectBare(await send('POST /api/login', { json }), 500);
  expect(reported).toEqual([bug]);
});

it('writes a store error to the log without the command that holds the id', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const { send, traffic } = await openSite(openMock, { reportError: logError });
  traffic.current = {
    before: () =>
      Promise.reject(Object.assign(new Error('READONLY'), { command: { args: ['session:beefcafe'] } })),
  };
  await send('GET /api/protected', { cookie: 'session_id=beefcafe' });
  expect(log).toHaveBeenCalledWith(expect.stringContaining('StoreUnavailable: READONLY'));
  expect(JSON.stringify(log.mock.calls)).not.toContain('beefcafe');
});
