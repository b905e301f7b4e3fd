import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import Redis from 'ioredis';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { demoPasswordOf, demoPeople } from '#shared/sandbox/demo-people.ts';
import { forgeToken } from '#shared/token/forge-token.ts';
import { readOurToken } from '#shared/token/read-token.ts';
import { isRefreshKey } from '#shared/token/vocabulary.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { sandboxKeys } from '../store/keys.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import type { TestSandbox } from '../testing/open-sandbox.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { SEALED_LETTER_LINES, walkSealedLetter } from '../testing/walk-sealed-letter.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const ada = JSON.stringify({ username: 'ada', password: 'poetical-science' });
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';

const logIn = async (sandbox: TestSandbox) => {
  const answer = await sandbox.ask('api/token', { method: 'POST', headers: JSON_TYPE, body: ada });
  expect(answer.status).toBe(200);
  return { answer, token: JSON.parse(answer.text).access_token as string };
};
const show = (sandbox: TestSandbox, token: string, path = 'api/token/protected') =>
  sandbox.ask(path, { headers: { authorization: `Bearer ${token}` } });

const headersOf = (events: readonly TraceEvent[], wanted: string) =>
  events.flatMap((event) =>
    event.type === 'request' ? event.headers.filter(([name]) => name.toLowerCase() === wanted) : [],
  );

describeOnEachRedis('tokens in a sandbox', (redisUrl) => {
  it('tell the story of the sealed letter, beside sessions', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { lines, sandbox, token } = await walkSealedLetter(server.ask);
    expect(lines).toEqual(SEALED_LETTER_LINES);
    const { events } = await sandbox.trace();
    const errors = events.flatMap((event) =>
      event.type === 'response' && event.body?.text.startsWith('{"error"') ? [event.body.text] : [],
    );
    for (const reason of [
      'the signature does not fit',
      'this server allows HS256 only',
      'the token has expired',
      'the token was revoked',
    ])
      expect(errors.join()).toContain(reason);
    // Read without a key, from what the trace shows.
    expect(readOurToken(token)?.claims).toMatchObject({ sub: '2', name: 'ada', role: 'member' });
    const denial = events.flatMap((event) => (event.type === 'store-command' ? event.commands : []));
    const seconds = Number(denial.find(({ args }) => args[0]?.startsWith('denied:'))?.args[1]);
    expect(seconds).toBeGreaterThan(190);
    expect(seconds).toBeLessThanOrEqual(200);
  });

  it('are recorded with the file of the app that sent the command, and the one that answered', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await controlSandbox(server.ask, sandbox.id).change({ denylist: 'on', refreshTokens: 'on' });
    const { token } = await logIn(sandbox);
    await show(sandbox, token);
    const { files } = JSON.parse((await server.ask('/api/demo-app/source')).text) as {
      files: { file: string; text: string }[];
    };
    const { events } = await sandbox.trace();
    const places = events.flatMap(({ type, source }) => (source ? [`${type} ${source.file}`] : []));
    // Which line it is can be told where the code runs as it is written: server/two-processes-tokens.test.ts.
    expect(places).toEqual([
      'store-command token-app/refresh-tokens.ts',
      'store-reply token-app/refresh-tokens.ts',
      'response token-app/token-routes.ts',
      'store-command token-app/denylist.ts',
      'store-reply token-app/denylist.ts',
      'response token-app/token-routes.ts',
    ]);
    const policy = files.find(({ file }) => file === 'token-app/policy.ts')?.text;
    expect(policy).toBe(readFileSync(new URL('../token-app/policy.ts', import.meta.url), 'utf8'));
  });

  it('are good in their own sandbox alone, and so is what is broken', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [one, other] = [await server.openSandbox(), await server.openSandbox()];
    const { token } = await logIn(one);
    expect((await show(one, token)).status).toBe(200);
    expect((await show(other, token)).status).toBe(401);
    const forged = [forgeToken(token, 'role') ?? '', forgeToken(token, 'no-seal') ?? ''];
    const statuses = (sandbox: TestSandbox) =>
      Promise.all(forged.map(async (each) => (await show(sandbox, each)).status));
    expect(await statuses(one)).toEqual([401, 401]);
    await controlSandbox(server.ask, one.id).change({ tokenCheck: 'believes-alg' });
    expect(await statuses(one)).toEqual([401, 200]);
    await controlSandbox(server.ask, one.id).change({ tokenCheck: 'decodes-only' });
    expect(await statuses(one)).toEqual([200, 200]);
    expect(await statuses(other)).toEqual([401, 401]);
  });

  it('outlive a server that begins anew in its sandbox, and come with the role of a changed account', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const { token } = await logIn(sandbox);
    await controlSandbox(server.ask, sandbox.id).restart('A');
    expect((await show(sandbox, token)).status).toBe(200);
    const { cookie } = await sandbox.logIn('admin');
    await sandbox.ask('api/admin/users/2/role', {
      method: 'POST',
      headers: { ...JSON_TYPE, cookie },
      body: '{"role":"admin"}',
    });
    expect(JSON.parse((await show(sandbox, token)).text).user.role).toBe('member');
    const { token: later } = await logIn(sandbox);
    expect(JSON.parse((await show(sandbox, later)).text).user.role).toBe('admin');
    await sandbox.ask('api/admin/users/2/block', { method: 'POST', headers: { cookie } });
    expect((await sandbox.ask('api/token', { method: 'POST', headers: JSON_TYPE, body: ada })).status).toBe(
      401,
    );
    expect((await show(sandbox, later)).status).toBe(200);
  });

  it('pass in a browser’s cookie when they are ours, and another program’s never', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await controlSandbox(server.ask, sandbox.id).change({ tokenIn: 'cookie' });
    const { answer } = await logIn(sandbox);
    const [line = ''] = answer.headers['set-cookie'] ?? [];
    expect(line).toContain(`Path=/s/${sandbox.id}/;`);
    const [ours = ''] = line.split(';');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const foreign = `${part({ alg: 'HS256' })}.${part({ sub: 'me', email: 'me@work' })}.c2VjcmV0`;
    const ask = (cookie: string, agent: string) =>
      sandbox.ask('api/token/protected', { headers: { cookie, 'user-agent': agent } });
    expect((await ask(ours, CHROME)).status).toBe(200);
    expect((await ask(`access_token=${foreign}; ${ours}; access_token=x`, CHROME)).status).toBe(200);
    expect((await ask(`access_token=${foreign}`, CHROME)).status).toBe(401);
    expect((await ask(`access_token=${foreign}`, 'curl/8')).status).toBe(401);
    const { events } = await sandbox.trace();
    const text = JSON.stringify(events);
    expect(text).not.toContain(foreign);
    expect(text).not.toContain('c2VjcmV0');
    expect(headersOf(events, 'cookie').map(([, value]) => value)).toEqual([
      ours,
      ours,
      'access_token=••••••',
    ]);
  });

  it('leave neither their key nor a password nor another’s credentials in trace, status, exports or log', async () => {
    const log: string[] = [];
    const stream = new Writable({
      write(piece, _encoding, done) {
        log.push(String(piece));
        done();
      },
    });
    const server = await startTestServer({
      redisUrl: redisUrl(),
      logger: pino({ level: 'trace' }, stream),
    });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ refreshTokens: 'on', denylist: 'on' });
    const { token } = await logIn(sandbox);
    await show(sandbox, token);
    const hostile = [
      'x'.repeat(12_000),
      '..',
      `${token}.${token}`,
      'foreign.secret.credentials',
      forgeToken(token, 'no-seal') ?? '',
      token.slice(0, -3),
    ];
    for (const each of hostile) expect((await show(sandbox, each)).status).toBe(401);
    const big = 'a.'.repeat(50_000);
    // Node itself takes no head of that size.
    expect((await show(sandbox, big)).status).toBe(431);
    const body = JSON.stringify({ token: big, password: 'enchantress' });
    for (const path of ['api/token/revoke', 'api/token/refresh', 'api/token'])
      expect((await sandbox.ask(path, { method: 'POST', headers: JSON_TYPE, body })).status).toBe(413);
    const status = await server.ask(`/api/sandboxes/${sandbox.id}`);
    const news = await server.ask(`/api/sandboxes/${sandbox.id}/news?after=0`);
    const all = [JSON.stringify(await sandbox.trace()), status.text, news.text, log.join('')].join('\n');
    for (const { password } of demoPeople) expect(all).not.toContain(password);
    expect(all).not.toContain('enchantress');
    expect(all).not.toContain('foreign.secret');
    expect(all).not.toMatch(/token-?key/i);
    expect(log.join('')).not.toContain(token);
    const url = redisUrl();
    if (url !== null) {
      const redis = new Redis(url);
      const key = await redis.hget(sandboxKeys(sandbox.id).state, 'token-key');
      redis.disconnect();
      expect(key).toMatch(/^[\w-]{43}$/);
      expect(all).not.toContain(key);
      expect(all).not.toContain(Buffer.from(key ?? '', 'base64url').toString('hex'));
    }
  });

  it('are kept and shown by a played device where they belong, and given up at its logout', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ refreshTokens: 'on' });
    const phone = await control.addDevice('Phone');
    const thief = await control.addDevice('Thief', 'attacker');
    const json = { username: 'ada', password: 'poetical-science' };
    const post = (path: string) => ({ method: 'POST', path: `/api/token${path}` }) as const;
    const look = { method: 'GET', path: '/api/token/protected' } as const;
    const send = async (who: { id: string }, request: Parameters<typeof control.send>[1]) =>
      (await control.send(who.id, request)).status;
    expect(await send(phone, { ...post(''), json })).toBe(200);
    expect(await send(phone, look)).toBe(200);
    expect(await send(phone, { method: 'GET', path: '/api/protected' })).toBe(401);
    expect(await send(phone, post('/refresh'))).toBe(200);
    const { token } = await logIn(sandbox);
    expect(await send(thief, { ...look, take: { token } })).toBe(200);
    expect(await send(thief, post('/logout'))).toBe(204);
    expect(await send(thief, look)).toBe(200);
    expect(await send(thief, { ...look, take: { token: '' } })).toBe(401);
    expect(await send(phone, post('/logout'))).toBe(204);
    expect(await send(phone, look)).toBe(401);
    expect(await send(phone, post('/refresh'))).toBe(400);
    const shown = headersOf((await sandbox.trace()).events, 'authorization').map(([, value]) => value);
    expect(shown).toHaveLength(6);
    for (const line of shown) expect(readOurToken(line.replace('Bearer ', ''))).not.toBeNull();
    for (const take of ['foreign.secret.x', 'x'.repeat(3000), 'a b'])
      await expect(send(thief, { ...look, take: { token: take } })).rejects.toThrow(/400/);
  });

  it('are renewed no more once an admin has revoked all that their owner has, by commands that are seen', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const control = controlSandbox(server.ask, sandbox.id);
    await control.change({ refreshTokens: 'on' });
    const [phone, other] = [await control.addDevice('Phone'), await control.addDevice('Tablet')];
    const as = (username: string) => ({ username, password: demoPasswordOf(username) });
    const post = (path: string, json?: Record<string, string>) =>
      ({ method: 'POST', path, ...(json && { json }) }) as const;
    const status = async (who: { id: string }, request: Parameters<typeof control.send>[1]) =>
      (await control.send(who.id, request)).status;
    await status(phone, post('/api/token', as('ada')));
    await status(phone, post('/api/token/refresh'));
    await status(other, post('/api/token', as('grace')));
    const { cookie } = await sandbox.logIn('admin');
    const revoke = () => sandbox.ask('api/admin/users/2/revoke', { method: 'POST', headers: { cookie } });
    expect(JSON.parse((await revoke()).text)).toEqual({ revoked: 1 });
    expect(await status(phone, post('/api/token/refresh'))).toBe(400);
    // What it was to renew is good until it has expired, as ever.
    expect(await status(phone, { method: 'GET', path: '/api/token/protected' })).toBe(200);
    expect(await status(other, post('/api/token/refresh'))).toBe(200);
    const { events } = await sandbox.trace();
    const asked = events.find((one) => one.type === 'request' && one.path === '/api/admin/users/2/revoke');
    const commands = events.flatMap((one) =>
      one.type === 'store-command' && one.exchange === asked?.exchange
        ? [
            `${one.source?.file} ${one.commands.map(({ name, args }) => `${name} ${args[0]?.replace(/[\da-f]{32}/, '…')}`)}`,
          ]
        : [],
    );
    expect(commands).toEqual([
      'redis-store.ts GET session:…',
      'redis-index.ts SMEMBERS user-sessions:2',
      'token-app/refresh-tokens.ts ZRANGE user-token-families:2',
      'token-app/refresh-tokens.ts DEL refresh:…,ZREM user-token-families:2',
    ]);
    // Where there are none, nobody looks for any.
    await control.change({ refreshTokens: 'off' });
    await revoke();
    const last = (await sandbox.trace()).events.filter(({ type }) => type === 'store-command').slice(-1);
    expect(JSON.stringify(last)).toContain('user-sessions:2');
  });

  it('are over where the house does without refresh tokens for a while, and do not live again', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [sandbox, other] = [await server.openSandbox(), await server.openSandbox()];
    const logIn = async ({ id }: { id: string }) => {
      const control = controlSandbox(server.ask, id);
      await control.change({ refreshTokens: 'on' });
      const phone = await control.addDevice('Phone');
      const post = async (path: string, json?: Record<string, string>) =>
        (await control.send(phone.id, { method: 'POST', path, ...(json && { json }) })).status;
      const ada = { username: 'ada', password: demoPasswordOf('ada') };
      expect(await post('/api/token', ada)).toBe(200);
      return { control, renew: () => post('/api/token/refresh') };
    };
    const [here, there] = [await logIn(sandbox), await logIn(other)];
    expect(await here.renew()).toBe(200);
    await here.control.change({ refreshTokens: 'off', denylist: 'on' });
    await here.control.change({ refreshTokens: 'on' });
    const { keys } = foldWorld((await sandbox.trace()).events);
    expect([...keys.keys()].filter(isRefreshKey)).toEqual([]);
    expect(await here.renew()).toBe(400);
    // And of another house nothing is touched.
    expect(await there.renew()).toBe(200);
  });
});
