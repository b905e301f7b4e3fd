import { expect, it } from 'vitest';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import type { Source, TraceEvent } from '#shared/trace/event.ts';
import { askServer } from '../testing/ask-server.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { type Asker, openSandbox } from '../testing/open-sandbox.ts';
import { startProcess } from '../testing/start-process.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const transcript = (events: readonly TraceEvent[]) => events.map(toLine);

function toLine(event: TraceEvent): string {
  switch (event.type) {
    case 'request':
      return `${event.actor.name} > ${event.method} ${event.path}`;
    case 'response':
      return `${event.actor.name} < ${event.status}`;
    case 'store-command':
      return `store > ${event.commands.map(({ name }) => name).join(' ')}`;
    case 'store-reply':
      return `store < ${event.replies.map((reply) => (reply.ok ? 'ok' : 'error')).join(' ')}`;
    case 'own-store':
      return event.operation.name;
    case 'note':
      return `note ${event.note.kind}`;
  }
}

describeOnEachRedis('the gateway', (redisUrl) => {
  const setup = async () => (await startTestServer({ redisUrl: redisUrl() })).openSandbox();

  it('records what really happened, in the order in which it happened', async () => {
    const sandbox = await setup();
    const { cookie } = await sandbox.logIn();
    await sandbox.ask('api/protected', { headers: { cookie } });
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    await sandbox.ask('api/protected', { headers: { cookie, 'user-agent': 'curl/8.5.0' } });

    const { events } = await sandbox.trace();
    expect(events.map((event) => event.number)).toEqual(events.map((_, index) => index + 1));
    expect(transcript(events)).toEqual([
      'Browser > POST /api/login',
      'store > SETEX SADD EXPIRE',
      'store < ok ok ok',
      'Browser < 200',
      'Browser > GET /api/protected',
      'store > GET',
      'store < ok',
      'Browser < 200',
      'Browser > POST /api/logout',
      'store > GET',
      'store < ok',
      'store > DEL SREM',
      'store < ok ok',
      'Browser < 204',
      'curl > GET /api/protected',
      'store > GET',
      'store < ok',
      'curl < 401',
    ]);
  });

  it('keeps passwords out of the trace and out of the store', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await sandbox.logIn('admin', 'a-secret-nobody-may-see');
    await sandbox.ask('api/login?password=a-secret-nobody-may-see', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Basic a-secret-nobody-may-see',
        referer: 'http://localhost/login?password=a-secret-nobody-may-see',
      },
      body: '{"username":"admin","password":"a-secret-nobody-may-see"',
    });
    const lines = await server.redis.lrange(`coatcheck:{${sandbox.id}}:trace`, 0, -1);
    expect(lines.join()).toContain('/api/login');
    expect(lines.join()).not.toContain('nobody-may-see');
  });

  it('moves cookie and redirect under the sandbox’s own address', async () => {
    const sandbox = await setup();
    const { answer } = await sandbox.logIn();
    expect(answer.headers['set-cookie']?.[0]).toContain(`; Path=${sandbox.mount};`);
    const redirect = await sandbox.ask('dashboard', { headers: { accept: 'text/html' } });
    expect([redirect.status, redirect.headers.location]).toEqual([302, `${sandbox.mount}login`]);
  });

  it('names the very line of the demo app that caused an event', async () => {
    const sandbox = await setup();
    await sandbox.logIn();
    const files = (await sandbox.trace()).events.map((event) => event.source?.file ?? null);
    expect(files).toEqual([null, 'redis-store.ts', 'redis-store.ts', 'session-routes.ts']);
  });

  it('marks the cookie Secure when the request came over https, and only then', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), trustedProxies: 1 });
    const sandbox = await server.openSandbox();
    const logIn = async (headers: Record<string, string>) => {
      const answer = await sandbox.ask('api/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"username":"admin","password":"secret"}',
      });
      return answer.headers['set-cookie']?.[0] ?? '';
    };
    expect(await logIn({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure/);
    expect(await logIn({})).not.toMatch(/; Secure/);
  });

  it('does not believe X-Forwarded-Proto from just anybody', async () => {
    const sandbox = await setup();
    const answer = await sandbox.ask('api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: '{"username":"admin","password":"secret"}',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).not.toMatch(/; Secure/);
  });

  it('keeps two sandboxes apart under parallel requests', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [one, two] = await Promise.all([server.openSandbox(), server.openSandbox()]);
    const [{ cookie }] = await Promise.all([one.logIn('ada'), two.logIn('grace'), one.logIn('linus')]);
    expect((await one.ask('api/protected', { headers: { cookie } })).status).toBe(200);
    expect((await two.ask('api/protected', { headers: { cookie } })).status).toBe(401);

    const [traceOfOne, traceOfTwo] = await Promise.all([one.trace(), two.trace()]);
    expect(JSON.stringify(traceOfOne)).not.toContain('grace');
    expect(JSON.stringify(traceOfTwo)).not.toMatch(/"ada|linus/);
    for (const { events } of [traceOfOne, traceOfTwo]) {
      for (const id of new Set(events.map((event) => event.exchange))) {
        const exchange = events.filter((event) => event.exchange === id);
        expect([exchange.at(0)?.type, exchange.at(-1)?.type]).toEqual(['request', 'response']);
      }
    }
  });

  it('caps what it keeps of a body and says how much there was', async () => {
    const sandbox = await setup();
    await sandbox.ask('api/protected', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x'.repeat(100_000),
    });
    const [request] = (await sandbox.trace()).events;
    expect(request).toMatchObject({ type: 'request', body: { bytes: 100_000, truncated: true } });
    expect(JSON.stringify(request).length).toBeLessThan(6000);
  });
});

it('names of an answer the line that gave it, and no helper that many lines share', async () => {
  // A process of its own: here the code is translated by other means, without its true lines.
  const { port } = await startProcess();
  const ask: Asker = (path, init) => askServer(port, path, init ?? {});
  const sandbox = await openSandbox(ask);
  const { cookie } = await sandbox.logIn();
  await sandbox.logIn('ada', 'wrong');
  await sandbox.ask('api/protected');
  await sandbox.ask('login');
  await sandbox.ask('dashboard', { headers: { cookie } });
  await sandbox.ask('api/admin/sessions', { headers: { cookie } });
  const { files } = JSON.parse((await ask('/api/demo-app/source')).text) as DemoAppSource;
  const lineOf = ({ file, line }: Source) =>
    files
      .find((one) => one.file === file)
      ?.text.split('\n')
      [line - 1]?.trim();
  const lines = (await sandbox.trace()).events.flatMap((event) =>
    event.type === 'response' && event.source ? [lineOf(event.source)] : [],
  );
  expect(lines).toEqual([
    'res.json({ user: { id: userId, role } });',
    "if (!user) return refuse(res, 401, 'wrong name or password');",
    'if (!user) return refuseStranger(site, req, res);',
    "routes.get('/login', (_req, res) => sendPage(res, loginPage));",
    'sendPage(res, dashboardPage(user));',
    "if (user.role !== 'admin') return refuse(res, 403, 'only for admins');",
  ]);
}, 20_000);
