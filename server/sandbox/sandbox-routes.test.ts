import { expect, it } from 'vitest';
import { createdSandboxSchema, sandboxStatusSchema, traceSchema } from '#shared/api/sandbox-api.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const create = { method: 'POST', headers: { 'content-type': 'application/json' } };

describeOnEachRedis('the controls of a sandbox', (redisUrl) => {
  it('creates one and says where it is', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const answer = await server.ask('/api/sandboxes', create);
    const { id, url } = createdSandboxSchema.parse(JSON.parse(answer.text));
    expect([answer.status, url, answer.headers.location]).toEqual([201, `/s/${id}/`, `/s/${id}/`]);
    const status = await server.ask(`/api/sandboxes/${id}`);
    expect(sandboxStatusSchema.parse(JSON.parse(status.text))).toMatchObject({ id, idleSeconds: 7200 });
  });

  it('creates none for a request that another site’s form could send', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = type === undefined ? {} : { 'content-type': type };
      expect((await server.ask('/api/sandboxes', { method: 'POST', headers })).status).toBe(415);
    }
    expect((await server.ask('/api/sandboxes')).status).toBe(404);
  });

  it('says when all places are taken', async () => {
    const server = await startTestServer({ redisUrl: null, maxSandboxes: 1 });
    expect((await server.ask('/api/sandboxes', create)).status).toBe(201);
    const answer = await server.ask('/api/sandboxes', create);
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([503, 'sandboxes-full']);
  });

  it('says when too many are asked for, by one address, of whichever process', async () => {
    const options = { redisUrl: redisUrl(), sandboxesPerMinute: 2, trustedProxies: 1 };
    const [one, other] = [await startTestServer(options), await startTestServer(options)];
    const from = (address: string) => ({
      ...create,
      headers: { ...create.headers, 'x-forwarded-for': address },
    });
    const ask = async (server: TestServer, address: string) =>
      (await server.ask('/api/sandboxes', from(address))).status;
    // Each mock is a store of its own, so there each process counts for itself.
    const another = options.redisUrl === null ? one : other;
    expect([await ask(one, '192.0.2.1'), await ask(another, '192.0.2.1')]).toEqual([201, 201]);
    const refused = await another.ask('/api/sandboxes', from('192.0.2.1'));
    expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([429, 'too-many-requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect([await ask(one, '192.0.2.1'), await ask(one, '192.0.2.2')]).toEqual([429, 201]);
  });

  it('gives the trace in the form that the schema promises', async () => {
    const sandbox = await (await startTestServer({ redisUrl: redisUrl() })).openSandbox();
    const { cookie } = await sandbox.logIn();
    await sandbox.ask('dashboard', { headers: { cookie } });
    await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
    expect(traceSchema.parse(await sandbox.trace()).events.length).toBeGreaterThan(10);
  });

  it('gives the trace as a Mermaid diagram for use elsewhere', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await sandbox.logIn();
    const answer = await server.ask(`/api/sandboxes/${sandbox.id}/trace.mmd`);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const arrows = answer.text.split('\n').filter((line) => line.includes('>>'));
    expect(arrows.map((line) => line.trim().split(':')[0])).toEqual([
      'browser->>server',
      'server->>store',
      'store-->>server',
      'server-->>browser',
    ]);
    expect(answer.text).not.toContain(sandbox.id);
  });

  it('adds the slash that an address lacks, and keeps its query', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { id } = await server.openSandbox();
    const answer = await server.ask(`/s/${id}?event=3`);
    expect([answer.status, answer.headers.location]).toEqual([301, `/s/${id}/?event=3`]);
  });

  it('takes a note of what happened in the page, and nothing else', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { id, trace } = await server.openSandbox();
    const note = (body: unknown) =>
      server.ask(`/api/sandboxes/${id}/notes`, { ...create, body: JSON.stringify(body) });
    expect((await note({ kind: 'script-read-cookies', visible: [] })).status).toBe(201);
    for (const bad of [{}, { kind: 'forged' }, { kind: 'script-read-cookies', visible: [1] }, null]) {
      expect((await note(bad)).status).toBe(400);
    }
    expect((await note({ kind: 'script-read-cookies', visible: ['x'.repeat(9000)] })).status).toBe(413);
    expect((await trace()).events).toMatchObject([
      { number: 1, type: 'note', note: { kind: 'script-read-cookies', visible: [] } },
    ]);
  });

  it('offers the demo app’s source as it is running', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { files } = JSON.parse((await server.ask('/api/demo-app/source')).text);
    const names = files.map(({ file }: { file: string }) => file);
    expect(names).toContain('create-app.ts');
    expect(names.filter((name: string) => name.includes('test'))).toEqual([]);
  });
});

it('tells a trace anew only to whoever has an older one, and compressed to whoever takes that', async () => {
  const server = await startTestServer();
  const sandbox = await server.openSandbox();
  await sandbox.logIn();
  for (const path of [`/api/sandboxes/${sandbox.id}/trace`, `/api/sandboxes/${sandbox.id}/trace.mmd`]) {
    const whole = await fetch(`${server.url}${path.slice(1)}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(whole.headers.get('content-encoding')).toBe('gzip');
    const plain = await server.ask(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(await whole.text()).toBe(plain.text);
    // It may be asked for again, and nobody else may keep it.
    expect(plain.headers['cache-control']).toBe('private, no-cache');

    const known = { 'if-none-match': plain.headers.etag ?? '' };
    const same = await server.ask(path, { headers: known });
    expect([same.status, same.text]).toEqual([304, '']);
    await sandbox.ask('api/protected');
    const grown = await server.ask(path, { headers: known });
    expect(grown.status).toBe(200);
    expect(grown.text.length).toBeGreaterThan(plain.text.length);
  }
});
