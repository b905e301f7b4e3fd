import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import RedisMock from 'ioredis-mock';
import { CookieJar } from 'tough-cookie';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type SessionPolicy, soundPolicy } from './policy.ts';
import { type Answer, openSite, passwords, ttlSeconds } from './testing/open-site.ts';
import { describeOnEachStore, type OpenStore } from './testing/test-stores.ts';

const SITE = 'http://127.0.0.1/';

/** A browser: it takes cookies in the order in which answers arrive, and its cookies age with the clock. */
async function setup(openStore: OpenStore, timeout: SessionPolicy['timeout']) {
  const site = await openSite(openStore, { policy: { ...soundPolicy, timeout } });
  const jar = new CookieJar();
  const ask = async (route: string, json?: unknown) => {
    const cookie = await jar.getCookieString(SITE);
    return site.send(route, { ...(cookie !== '' && { cookie }), ...(json !== undefined && { json }) });
  };
  const receive = async (answer: Answer) => {
    for (const line of answer.headers.getSetCookie()) await jar.setCookie(line, SITE);
    return answer.status;
  };
  const logIn = () => ask('POST /api/login', { username: 'admin', password: passwords.admin });
  return { ...site, jar, ask, receive, logIn };
}

const others = [
  ...['GET /api/protected', 'GET /dashboard', 'GET /admin', 'GET /login', 'GET /nowhere', 'GET /api/logout'],
  ...['GET /api/admin/sessions', 'POST /api/admin/users/2/revoke', 'HEAD /dashboard'],
];

describeOnEachStore('an answer that comes late', (openStore) => {
  it.each(['absolute', 'idle', 'both'] as const)(
    'leaves the cookie of a login alone that was quicker, with a timeout that is %s',
    async (timeout) => {
      const { ask, receive, logIn } = await setup(openStore, timeout);
      await receive(await logIn());
      for (const route of others) {
        // It has left the server, and is still on its way.
        const late = await ask(route);
        expect(await receive(await logIn())).toBe(200);
        await receive(late);
        expect(await receive(await ask('GET /api/protected')), route).toBe(200);
      }
    },
  );

  it('leaves it alone also when it is a refusal', async () => {
    const { ask, receive, logIn, store } = await setup(openStore, 'idle');
    await receive(await logIn());
    await store.redis.flushdb();
    const late = await Promise.all(others.map((route) => ask(route)));
    await receive(await logIn());
    for (const answer of late) await receive(answer);
    expect(late.map(({ status }) => status)).toContain(401);
    expect(await receive(await ask('GET /api/protected'))).toBe(200);
  });

  it('lets nobody in where it does renew a cookie: its session has ended by then', async () => {
    const { ask, receive, jar, logIn } = await setup(openStore, 'idle');
    await receive(await logIn());
    const [old] = await jar.getCookies(SITE);
    await receive(await logIn());
    await jar.setCookie(`session_id=${old?.value}; Path=/`, SITE);
    expect(await receive(await ask('GET /api/protected'))).toBe(401);
  });
});

/**
 * A browser's one cookie, which ends so long after it was set (RFC 6265, 5.3). tough-cookie will not do here: it counts
 * Max-Age from the last time that a cookie was sent.
 */
function createAgingJar() {
  let kept = { pair: '', expiresAt: 0 };
  return {
    cookie: () => (Date.now() < kept.expiresAt ? kept.pair : null),
    take(answer: Answer) {
      for (const line of answer.headers.getSetCookie()) {
        const [, pair = '', seconds] = /^(session_id=[^;]+); Max-Age=(\d+);/.exec(line) ?? expect.fail(line);
        kept = { pair, expiresAt: Date.now() + Number(seconds) * 1000 };
      }
      return answer.status;
    },
  };
}

it('keeps a cookie for as long as the session lives, and no session for longer than it is left alone', async () => {
  const openStore: OpenStore = async () => ({
    redis: new RedisMock({ host: randomUUID() }),
    advance: async () => undefined,
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 29) });
  onTestFinished(() => void vi.useRealTimers());
  const { send, logIn } = await setup(openStore, 'idle');
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const gap = fc.oneof(
    fc.integer({ min: 1, max: ttlSeconds - 1 }),
    fc.constantFrom(1, ttlSeconds / 2, ttlSeconds - 1),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(gap, { maxLength: 12 }), async (gaps) => {
      const { cookie, take } = createAgingJar();
      const lookUp = () =>
        send('GET /api/protected', { cookie: cookie() ?? expect.fail('the cookie has ended') });
      take(await logIn());
      let renewed = 0;
      for (const seconds of gaps) {
        pass(seconds);
        const answer = await lookUp();
        renewed += answer.headers.getSetCookie().length;
        expect(take(answer)).toBe(200);
      }
      // Once for each time that half of its life has gone, and no more.
      const whole = gaps.reduce((sum, seconds) => sum + seconds, 0);
      expect(renewed).toBeLessThanOrEqual(whole / ttlSeconds);
      pass(ttlSeconds - 1);
      expect(take(await lookUp())).toBe(200);
      const last = cookie() ?? expect.fail('the cookie has ended');
      pass(ttlSeconds);
      expect((await send('GET /api/protected', { cookie: last })).status).toBe(401);
    }),
    { numRuns: 40 },
  );
});
