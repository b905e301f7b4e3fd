import { expect, it } from 'vitest';
import type { Ask } from '../testing/ask-server.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const json = (body: string): Ask => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
const credentials = (username: unknown, password: unknown) => json(JSON.stringify({ username, password }));

const HOSTILE_NAMES = [
  'x;S->>B: forged',
  'end',
  '%%{init: {"securityLevel":"loose"}}%%',
  'a#b;c',
  '<img src=x onerror=alert(1)>',
  '\u202Erev\u0000\r\nid: 7\ndata: forged\n\n',
  '\u2028\u2029',
  '💥'.repeat(1000),
  '\uD800 half a surrogate',
  '__proto__',
];

describeOnEachRedis('the server, given bad input', (redisUrl) => {
  it.each<[string, string, Ask]>([
    ['malformed JSON', 'api/login', json('{"username":')],
    ['an empty body', 'api/login', json('')],
    ['JSON that is no object', 'api/login', json('[1,2,3]')],
    ['null', 'api/login', json('null')],
    ['a body of 1 MB', 'api/login', json(`"${'x'.repeat(1024 * 1024)}"`)],
    ['numbers for fields', 'api/login', credentials(1, 2)],
    ['objects for fields', 'api/login', credentials({ $ne: '' }, { $ne: '' })],
    ['arrays for fields', 'api/login', credentials(['admin'], ['secret'])],
    ['no fields', 'api/login', json('{}')],
    ['10,000 emoji for a name', 'api/login', credentials('💥'.repeat(10_000), 'x')],
    [
      'a form',
      'api/login',
      { ...credentials('admin', 'secret'), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['text', 'api/login', { ...credentials('admin', 'secret'), headers: { 'content-type': 'text/plain' } }],
    [
      'an unknown charset',
      'api/login',
      { ...credentials('admin', 'secret'), headers: { 'content-type': 'application/json; charset=klingon' } },
    ],
    [
      'an unknown encoding',
      'api/login',
      {
        ...credentials('admin', 'secret'),
        headers: { 'content-type': 'application/json', 'content-encoding': 'klingon' },
      },
    ],
    ['a path that is no percent encoding', 'api/%E0%A4%A', {}],
  ])('answers %s with 4xx, no cookie and no session', async (_, path, ask) => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const answer = await sandbox.ask(path, ask);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js):\d+/);
    expect(await server.redis.keys(`coatcheck:{${sandbox.id}}:app:*`)).toEqual([]);
    expect((await sandbox.logIn()).answer.status).toBe(200);
  });

  it.each([
    ['an 8 KB cookie', `session_id=${'a'.repeat(8 * 1024)}`],
    ['a broken percent encoding', 'session_id=%E0%A4%A'],
    ['a star', 'session_id=*'],
    ['a character class', 'session_id=[a-z]*'],
    ['an empty value', 'session_id='],
    ['a look-alike', 'xsession_id=1'],
    ['nonsense', ';;;=;=;,'],
    ['quotes', 'session_id="\\"'],
  ])('takes %s in a cookie for no session', async (_, cookie) => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await sandbox.logIn();
    const lookup = await sandbox.ask('api/protected', { headers: { cookie } });
    expect(lookup.status).toBe(401);
    const logout = await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    expect(logout.status).toBeLessThan(500);
    const { events } = await sandbox.trace();
    expect(events.filter((event) => event.type === 'response').map(({ status }) => status)).toContain(401);
  });

  it('draws hostile names as the names they are, and streams them as one message each', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    for (const name of HOSTILE_NAMES) {
      expect((await sandbox.logIn(name, 'wrong')).answer.status).toBeLessThan(500);
    }
    const { events } = await sandbox.trace();
    const requests = events.filter((event) => event.type === 'request');
    expect(requests).toHaveLength(HOSTILE_NAMES.length);

    const controller = new AbortController();
    const stream = await fetch(`${server.url}api/sandboxes/${sandbox.id}/events`, {
      signal: controller.signal,
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.endsWith('\n\n')) text += (await reader?.read())?.value ?? '';
    controller.abort();
    expect(text.match(/^(event|id|data): /gm)).toEqual(['event: ', 'id: ', 'data: ']);
  });

  it.each([
    ['a star', '*'],
    ['a character class', '[a-z]*'],
    ['a way up', '..%2f..%2f'],
    ['a well-formed id', 'aaaaaaaaaaaaaaaaaaaaaa'],
    ['a broken percent encoding', '%E0%A4%A'],
    ['5,000 letters', 'x'.repeat(5000)],
  ])('knows no sandbox under %s, and opens nothing for it', async (_, id) => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { redis } = server;
    const before = (await redis.keys('*')).sort();
    for (const path of [`/s/${id}/api/protected`, `/api/sandboxes/${id}`, `/api/sandboxes/${id}/events`]) {
      const answer = await server.ask(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await redis.keys('*')).sort()).toEqual(before);
  });

  it('forwards and records JSON that is nested thousands of levels deep', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const answer = await sandbox.ask('api/login', json('['.repeat(60_000) + ']'.repeat(60_000)));
    expect(answer.status).toBe(413);
    expect((await sandbox.trace()).events.map((event) => event.type)).toEqual(['request', 'response']);
  });

  it('shows a person an unknown address as a page, and says 404', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    for (const path of ['/s/aaaaaaaaaaaaaaaaaaaaaa/', '/s/aaaaaaaaaaaaaaaaaaaaaa/dashboard', '/nowhere']) {
      const answer = await server.ask(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  });

  it('answers the address of a lesson for a class with the page', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    for (const [path, status] of Object.entries({
      '/lessons/x': 200,
      '/lessons/x/y': 200,
      '/lessons/x/y/z': 404,
    })) {
      const answer = await server.ask(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
      expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    }
  });

  it('lives on after a request that was cut off half-way', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const cut = fetch(`${server.url}${sandbox.mount.slice(1)}api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
      body: new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"user')),
        pull: (controller) => controller.error(new Error('gone')),
      }),
    } as RequestInit);
    await expect(cut).rejects.toThrow();
    expect((await sandbox.logIn()).answer.status).toBe(200);
  });
});
