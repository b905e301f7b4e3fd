import { expect, it, vi } from 'vitest';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

/** Listens until it has heard `count` messages, and returns `event id` of each. */
async function hear(
  server: TestServer,
  id: string,
  count: number,
  options: { after?: string; act?(): Promise<unknown> } = {},
) {
  const controller = new AbortController();
  const response = await fetch(`${server.url}api/sandboxes/${id}/events`, {
    signal: controller.signal,
    headers: options.after === undefined ? {} : { 'last-event-id': options.after },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const acted = options.act?.();
  let text = '';
  while ((text.match(/\n\n/g)?.length ?? 0) < count) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    text += chunk.value;
  }
  await acted;
  controller.abort();
  const messages = text
    .split('\n\n')
    .filter(Boolean)
    .map((block) => `${/^event: (.*)/.exec(block)?.[1]} ${/^id: (.*)/m.exec(block)?.[1]}`);
  return { response, messages };
}

describeOnEachRedis('the stream of events', (redisUrl) => {
  it('tells proxies to pass it on at once', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { id } = await server.openSandbox();
    const { response } = await hear(server, id, 1);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream\b/);
    expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('answers HEAD and is done with it', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), maxListeners: { process: 1, sandbox: 1 } });
    const { id } = await server.openSandbox();
    const answer = await server.ask(`/api/sandboxes/${id}/events`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect((await hear(server, id, 1)).messages).toEqual(['snapshot 0']);
  });

  it('delivers what happens while it is open', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    const { messages } = await hear(server, sandbox.id, 5, { act: () => sandbox.logIn() });
    expect(messages).toEqual(['snapshot 0', 'trace 1', 'trace 2', 'trace 3', 'trace 4']);
  });

  it('resumes after a dropped connection, without loss or repeat', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await sandbox.logIn();
    const { messages } = await hear(server, sandbox.id, 6, { after: '2', act: () => sandbox.logIn('grace') });
    expect(messages).toEqual(['trace 3', 'trace 4', 'trace 5', 'trace 6', 'trace 7', 'trace 8']);
  });

  it.each([
    ['letters', 'abc'],
    ['a negative number', '-1'],
    ['a huge number', '1e99'],
    ['9,000 digits', '9'.repeat(9000)],
    ['a fraction', '3.5'],
    ['a number not reached yet', '77'],
  ])('answers %s as Last-Event-ID with a snapshot', async (_, after) => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const sandbox = await server.openSandbox();
    await sandbox.logIn();
    expect((await hear(server, sandbox.id, 1, { after })).messages).toEqual(['snapshot 4']);
  });

  it('tells listeners of one sandbox nothing about another', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const [mine, other] = [await server.openSandbox(), await server.openSandbox()];
    const { messages } = await hear(server, mine.id, 5, {
      act: async () => {
        await other.logIn();
        await mine.logIn();
      },
    });
    expect(messages).toEqual(['snapshot 0', 'trace 1', 'trace 2', 'trace 3', 'trace 4']);
  });

  it('beats its heart with the server’s clock', async () => {
    const server = await startTestServer({ redisUrl: redisUrl(), heartbeatMs: 100 });
    const { id } = await server.openSandbox();
    expect((await hear(server, id, 2)).messages).toEqual(['snapshot 0', 'heartbeat undefined']);
  });

  it('closes in good order with streams open', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    const { id } = await server.openSandbox();
    const response = await fetch(`${server.url}api/sandboxes/${id}/events`);
    const startedAt = Date.now();
    await server.close();
    await response.text();
    expect(Date.now() - startedAt).toBeLessThan(2000);
  });

  it('refuses a sandbox that does not exist', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    expect((await server.ask('/api/sandboxes/aaaaaaaaaaaaaaaaaaaaaa/events')).status).toBe(404);
  });

  it('says when a sandbox or the process has as many listeners as it can serve, until one leaves', async () => {
    const server = await startTestServer({
      redisUrl: redisUrl(),
      maxListeners: { process: 3, sandbox: 2 },
    });
    const [one, two] = [await server.openSandbox(), await server.openSandbox()];
    const lines: AbortController[] = [];
    const listen = async (id: string) => {
      const line = new AbortController();
      lines.push(line);
      return fetch(`${server.url}api/sandboxes/${id}/events`, { signal: line.signal });
    };
    const status = async (id: string) => (await listen(id)).status;
    expect([await status(one.id), await status(one.id)]).toEqual([200, 200]);
    const refused = await listen(one.id);
    expect([refused.status, (await refused.json()).error.code]).toEqual([503, 'too-many-listeners']);
    expect([await status(two.id), await status(two.id)]).toEqual([200, 503]);
    lines[0]?.abort();
    await vi.waitFor(async () => expect(await status(one.id)).toBe(200));
    for (const line of lines) line.abort();
  });
});
