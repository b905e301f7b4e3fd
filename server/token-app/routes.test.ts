import { expect, it } from 'vitest';
import { readOurToken } from '#shared/token/read-token.ts';
import { describeOnEachStore } from '../demo-app/testing/test-stores.ts';
import { openTokenSite, readPart } from './testing/open-token-site.ts';

const ada = { username: 'ada', password: 'poetical-science' };

describeOnEachStore('the token app', (openStore) => {
  it('gives out a token by which its holder is known, and asks the store at neither', async () => {
    const { send, ask, traffic } = await openTokenSite(openStore);
    const answer = await send('POST /api/token', { json: ada });
    expect(answer.status).toBe(200);
    const { access_token: token, ...rest } = answer.json();
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 300 });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const iat = Date.UTC(2026, 10, 30, 8) / 1000;
    expect(readPart(token, 0)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(readPart(token, 1)).toEqual({
      sub: '2',
      name: 'ada',
      role: 'member',
      iat,
      exp: iat + 300,
      jti: expect.stringMatching(/^[\da-f]{16}$/),
    });
    expect(readOurToken(token)).not.toBeNull();
    expect(await ask(token)).toMatchObject({ status: 200, text: '{"user":{"id":2,"role":"member"}}' });
    expect(traffic.log).toEqual([]);
  });

  it.each([
    [{ username: 'ada', password: 'wrong' }, 401, 'wrong name or password'],
    [{ username: 'nobody', password: 'wrong' }, 401, 'wrong name or password'],
    [{ username: 'ada' }, 400, 'username and password must each be a text of 1 to 200 characters'],
  ])('refuses the login %j with %i', async (json, status, error) => {
    const { send } = await openTokenSite(openStore);
    const answer = await send('POST /api/token', { json });
    expect([answer.status, answer.json()]).toEqual([status, { error }]);
  });

  it('challenges whoever brings none, as RFC 6750 has it', async () => {
    const { send, ask } = await openTokenSite(openStore);
    const none = await send('GET /api/token/protected');
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="tokens"']);
    const basic = await send('GET /api/token/protected', { headers: { authorization: 'Basic YTpi' } });
    expect(basic.headers.get('www-authenticate')).toBe('Bearer realm="tokens"');
    const wrong = await ask('wrong');
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toBe(
      'Bearer error="invalid_token", error_description="this is no token"',
    );
  });

  it('knows a token for five minutes by its own clock, and not a second longer', async () => {
    const { ask, logIn, advance } = await openTokenSite(openStore);
    const { access_token: token } = await logIn();
    await advance(299);
    expect((await ask(token)).status).toBe(200);
    await advance(1);
    expect((await ask(token)).json()).toEqual({ error: 'the token has expired' });
  });

  it('keeps the role that somebody had at the login, whoever they are by now', async () => {
    const { ask, logIn, people } = await openTokenSite(openStore);
    const { access_token: token } = await logIn('admin');
    for (const person of people) Object.assign(person, { role: 'member', isBlocked: true });
    expect((await ask(token)).json()).toEqual({ user: { id: 1, role: 'admin' } });
  });

  it('has the browser keep it in an HttpOnly cookie, which then counts and before did not', async () => {
    const { send } = await openTokenSite(openStore, { tokenIn: 'cookie' });
    const answer = await send('POST /api/token', { json: ada });
    expect(answer.json()).toEqual({ token_type: 'Bearer', expires_in: 300 });
    const [line = ''] = answer.headers.getSetCookie();
    const [pair = '', ...attributes] = line.split('; ');
    expect(attributes.filter((each) => !each.startsWith('Expires')).sort()).toEqual(
      ['Path=/', 'Max-Age=300', 'HttpOnly', 'SameSite=Lax'].sort(),
    );
    const headers = { cookie: `a=1; ${pair}` };
    expect((await send('GET /api/token/protected', { headers })).status).toBe(200);
    const out = await send('POST /api/token/logout', { headers });
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([
      204,
      expect.stringMatching(/^access_token=;/),
    ]);
    // The browser has none any more. A copy is as good as before.
    expect((await send('GET /api/token/protected', { headers })).status).toBe(200);
    const { send: sendElsewhere } = await openTokenSite(openStore);
    expect((await sendElsewhere('GET /api/token/protected', { headers })).status).toBe(401);
  });

  it('logs out by a denylist alone, whose entry lives as long as the token would have', async () => {
    const { send, ask, logIn, advance, store, traffic } = await openTokenSite(openStore, { denylist: 'on' });
    const { access_token: token } = await logIn();
    const { access_token: other } = await logIn();
    await advance(100);
    expect((await send('POST /api/token/logout', { token })).status).toBe(204);
    const key = `denied:${readPart(token, 1).jti}`;
    expect(await store.redis.keys('*')).toEqual([key]);
    expect(await store.redis.ttl(key)).toBe(200);
    expect((await ask(token)).json()).toEqual({ error: 'the token was revoked' });
    expect(traffic.log.at(-1)).toBe(`GET ${key}`);
    expect((await ask(other)).status).toBe(200);
    await advance(201);
    expect(await store.redis.keys('*')).toEqual([]);
    expect((await ask(token)).json()).toEqual({ error: 'the token has expired' });
  });

  it('has nothing to do at a logout without one, and says so of a revocation', async () => {
    const { send, ask, logIn, traffic } = await openTokenSite(openStore);
    const { access_token: token } = await logIn();
    expect((await send('POST /api/token/logout', { token })).status).toBe(204);
    const revoked = await send('POST /api/token/revoke', { json: { token } });
    expect([revoked.status, revoked.json()]).toEqual([400, { error: 'unsupported_token_type' }]);
    expect((await ask(token)).status).toBe(200);
    expect(traffic.log).toEqual([]);
  });

  it('revokes with one, and says the same of what it has never seen', async () => {
    const { send, ask, logIn, store } = await openTokenSite(openStore, { denylist: 'on' });
    const { access_token: token } = await logIn();
    for (const each of [token, token, 'a.b.c', 'feedface'])
      expect((await send('POST /api/token/revoke', { json: { token: each } })).status).toBe(200);
    expect((await ask(token)).status).toBe(401);
    expect(await store.redis.keys('*')).toHaveLength(1);
    for (const json of [{}, { token: 7 }, { token: '' }, []])
      expect((await send('POST /api/token/revoke', { json })).json()).toEqual({ error: 'invalid_request' });
  });

  it('denies nothing that has ended by itself, and nothing that it would not let in', async () => {
    const { send, logIn, advance, store } = await openTokenSite(openStore, { denylist: 'on' });
    const { access_token: token } = await logIn();
    await send('POST /api/token/logout', { token: `${token}x` });
    await advance(300);
    await send('POST /api/token/logout', { token });
    expect(await store.redis.keys('*')).toEqual([]);
  });

  it('needs its store only where it asks it', async () => {
    const down = { before: () => Promise.reject(new Error('boom')) };
    const plain = await openTokenSite(openStore);
    plain.traffic.current = down;
    const { access_token: token } = await plain.logIn();
    expect((await plain.ask(token)).status).toBe(200);
    expect((await plain.send('POST /api/token/logout', { token })).status).toBe(204);

    const listed = await openTokenSite(openStore, { denylist: 'on', refreshTokens: 'on' });
    const { access_token: denied, refresh_token } = await listed.logIn();
    listed.traffic.current = down;
    const answers = [
      await listed.ask(denied),
      await listed.send('POST /api/token', { json: ada }),
      await listed.send('POST /api/token/refresh', { json: { refresh_token } }),
      await listed.send('POST /api/token/logout', { token: denied }),
      await listed.send('POST /api/token/revoke', { json: { token: denied } }),
    ];
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([503, expect.stringContaining('does not answer')]);
      expect(text).not.toMatch(/boom|\.ts/);
    }
    expect(listed.reported).toHaveLength(answers.length);
    // Whoever proves nothing is refused without the store.
    expect((await listed.ask('wrong')).status).toBe(401);
  });
});
