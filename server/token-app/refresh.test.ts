import { expect, it } from 'vitest';
import { describeOnEachStore } from '../demo-app/testing/test-stores.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { openTokenSite, readPart } from './testing/open-token-site.ts';

const open = async (openStore: Parameters<typeof openTokenSite>[0]) => {
  const site = await openTokenSite(openStore, { refreshTokens: 'on' });
  const refresh = (refresh_token: unknown) =>
    site.send('POST /api/token/refresh', { json: { refresh_token } });
  return { ...site, refresh };
};
const invalid = { status: 400, text: '{"error":"invalid_grant"}' };

describeOnEachStore('a refresh token', (openStore) => {
  it('brings a new token, and another in its place', async () => {
    const { refresh, logIn, ask, advance } = await open(openStore);
    const first = await logIn();
    expect(first.refresh_token).toMatch(/^[\da-f]{32}$/);
    await advance(400);
    const answer = await refresh(first.refresh_token);
    const second = answer.json();
    expect(Object.keys(second)).toEqual(['access_token', 'token_type', 'expires_in', 'refresh_token']);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await ask(first.access_token)).status).toBe(401);
    expect((await ask(second.access_token)).status).toBe(200);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('ends its whole family when it is shown again', async () => {
    const { refresh, logIn } = await open(openStore);
    const [ours, others] = [await logIn(), await logIn()];
    const second = (await refresh(ours.refresh_token)).json();
    const third = (await refresh(second.refresh_token)).json();
    for (const used of [second, third, ours])
      expect(await refresh(used.refresh_token)).toMatchObject(invalid);
    expect((await refresh(others.refresh_token)).status).toBe(200);
  });

  it('lets two in that come at the same moment, and neither of them for good', async () => {
    const { refresh, logIn } = await open(openStore);
    const { refresh_token } = await logIn();
    const answers = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
    const given = answers.filter(({ status }) => status === 200).map((answer) => answer.json().refresh_token);
    expect(given.length).toBeGreaterThan(0);
    let last = given;
    for (let round = 0; round < 3; round++) {
      const next = [];
      for (const token of last) {
        const answer = await refresh(token);
        if (answer.status === 200) next.push(answer.json().refresh_token);
      }
      last = next;
    }
    expect(last.length).toBeLessThan(2);
  });

  it('lives an hour from the login, however often it is used, and lies in the store as a hash', async () => {
    const { refresh, logIn, advance, store } = await open(openStore);
    let { refresh_token } = await logIn();
    const keys = async () => (await store.redis.keys('*')).sort();
    expect(await keys()).toEqual([expect.stringMatching(/^refresh:[\da-f]{32}$/), 'user-token-families:2']);
    for (let times = 0; times < 5; times++) {
      await advance(719);
      refresh_token = (await refresh(refresh_token)).json().refresh_token;
      const hashes = (await keys()).filter((key) => key.startsWith('refresh:'));
      const texts = await Promise.all(hashes.map((key) => store.redis.get(key)));
      const listed = await store.redis.zrange('user-token-families:2', 0, -1);
      expect(JSON.stringify([texts, listed, await keys()])).not.toContain(refresh_token);
      for (const key of await keys()) expect(await store.redis.ttl(key)).toBeLessThanOrEqual(3600);
    }
    await advance(5);
    expect(await refresh(refresh_token)).toMatchObject(invalid);
    expect(await keys()).toEqual([]);
  });

  it('brings the role that somebody has by now, and nobody who is blocked', async () => {
    const { refresh, logIn, people } = await open(openStore);
    const { refresh_token } = await logIn('admin');
    const admin = people.find(({ id }) => id === 1);
    Object.assign(admin ?? {}, { role: 'member' });
    const second = (await refresh(refresh_token)).json();
    expect(readPart(second.access_token, 1).role).toBe('member');
    Object.assign(admin ?? {}, { isBlocked: true });
    expect(await refresh(second.refresh_token)).toMatchObject(invalid);
    Object.assign(admin ?? {}, { isBlocked: false });
    expect(await refresh(second.refresh_token)).toMatchObject(invalid);
  });

  it('ends at a logout that names it, and by revocation; the access token goes on', async () => {
    const { send, refresh, logIn, ask } = await open(openStore);
    for (const [route, name] of [
      ['POST /api/token/logout', 'refresh_token'],
      ['POST /api/token/revoke', 'token'],
    ] as const) {
      const first = await logIn();
      const second = (await refresh(first.refresh_token)).json();
      const { status } = await send(route, { json: { [name]: second.refresh_token } });
      expect([200, 204]).toContain(status);
      expect(await refresh(second.refresh_token)).toMatchObject(invalid);
      expect((await ask(second.access_token)).status).toBe(200);
    }
  });

  it('ends with all others of its owner, and with nobody else’s, in one transaction', async () => {
    const { refresh, logIn, store, traffic } = await open(openStore);
    const tokens = createRefreshTokens({ redis: traffic.wrapped, seconds: 3600, now: Date.now });
    const [first, other, admins] = [await logIn(), await logIn(), await logIn('admin')];
    const renewed = (await refresh(first.refresh_token)).json();
    traffic.log.length = 0;
    expect(await tokens.endAllOf(2)).toBe(2);
    expect(traffic.log).toEqual([
      'ZRANGE user-token-families:2 0 -1',
      expect.stringMatching(/^DEL refresh:\w+; DEL refresh:\w+; ZREM user-token-families:2 \w+ \w+$/),
    ]);
    for (const { refresh_token } of [first, renewed, other])
      expect(await refresh(refresh_token)).toMatchObject(invalid);
    expect((await refresh(admins.refresh_token)).status).toBe(200);
    expect(await tokens.endAllOf(2)).toBe(0);
    expect(await store.redis.zcard('user-token-families:2')).toBe(0);
  });

  it('is given out and ends where an earlier version kept the list as a set, under the name of that time', async () => {
    const { refresh, logIn, traffic, store } = await open(openStore);
    await store.redis.sadd('user-refresh-tokens:2', 'f'.repeat(32));
    const tokens = createRefreshTokens({ redis: traffic.wrapped, seconds: 3600, now: Date.now });
    const { refresh_token } = await logIn();
    expect(await tokens.endAllOf(2)).toBe(1);
    expect(await refresh(refresh_token)).toMatchObject(invalid);
  });

  it('leaves the list once its hour is over, when its owner logs in again or is renewed', async () => {
    const { refresh, logIn, advance, store } = await open(openStore);
    const listed = () => store.redis.zcard('user-token-families:2');
    await logIn();
    await advance(1800);
    const second = await logIn();
    expect(await listed()).toBe(2);
    await advance(1801);
    const third = await refresh(second.refresh_token);
    expect([third.status, await listed()]).toEqual([200, 1]);
    await advance(1700);
    await logIn();
    await advance(100);
    await logIn();
    // The second one's hour is over by now, and the two that are left have begun since.
    expect(await listed()).toBe(2);
  });

  it('is off the list when it has ended otherwise, and then counts for nobody', async () => {
    const { send, logIn, traffic } = await open(openStore);
    const tokens = createRefreshTokens({ redis: traffic.wrapped, seconds: 3600, now: Date.now });
    const { refresh_token } = await logIn();
    await send('POST /api/token/logout', { json: { refresh_token } });
    expect(await tokens.endAllOf(2)).toBe(0);
  });

  it('is nothing that can be made up, mistyped or had where there are none', async () => {
    const { refresh, store, logIn } = await open(openStore);
    const { refresh_token } = await logIn();
    for (const token of ['f'.repeat(32), 'a.b.c', 'x'.repeat(5000), refresh_token.toUpperCase(), '__proto__'])
      expect(await refresh(token)).toMatchObject(invalid);
    for (const token of [7, null, { $ne: '' }, [refresh_token], ''])
      expect((await refresh(token)).json()).toEqual({ error: 'invalid_request' });
    const [key = ''] = await store.redis.keys('refresh:*');
    for (const record of ['no JSON', '{"userId":"2"}', '[]', '{"family":"x"}']) {
      await store.redis.set(key, record);
      expect(await refresh(refresh_token)).toMatchObject(invalid);
    }
    const { send } = await openTokenSite(openStore);
    const answer = await send('POST /api/token/refresh', { json: { refresh_token } });
    expect(answer.json()).toEqual({ error: 'unsupported_grant_type' });
  });
});
