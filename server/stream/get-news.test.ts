import { get } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { newsSchema } from '#shared/api/sandbox-api.ts';
import { sandboxKeys } from '../store/keys.ts';
import { askServer } from '../testing/ask-server.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { type Meddling, startMeddlingProxy } from '../testing/start-meddling-proxy.ts';
import { startTestServer } from '../testing/start-test-server.ts';

describeOnEachRedis('news by asking', (redisUrl) => {
  async function setup(traceCapacity = 2000) {
    const server = await startTestServer({ redisUrl: redisUrl(), traceCapacity });
    const sandbox = await server.openSandbox();
    const news = async (after?: string | number) => {
      const query = after === undefined ? '' : `?after=${after}`;
      const answer = await server.ask(`/api/sandboxes/${sandbox.id}/news${query}`);
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      const { whole, dropped, events, now } = newsSchema.parse(JSON.parse(answer.text));
      expect(Math.abs(now - Date.now())).toBeLessThan(5000);
      return { whole, dropped, numbers: events.map(({ number }) => number) };
    };
    return { server, sandbox, news };
  }

  it('tells all to whoever has nothing, and then each event once', async () => {
    const { sandbox, news } = await setup();
    expect(await news()).toEqual({ whole: true, dropped: 0, numbers: [] });
    await sandbox.logIn();
    expect(await news()).toMatchObject({ whole: true, numbers: [1, 2, 3, 4] });
    expect(await news(0)).toMatchObject({ whole: false, numbers: [1, 2, 3, 4] });
    expect(await news(3)).toMatchObject({ whole: false, numbers: [4] });
    expect(await news(4)).toMatchObject({ whole: false, numbers: [] });
  });

  it('tells all where the gap is older than the trace, and where the trace has gone back', async () => {
    const { server, sandbox, news } = await setup(6);
    for (let n = 0; n < 3; n += 1) await sandbox.logIn();
    const { numbers, dropped } = await news();
    expect(await news(2)).toEqual({ whole: true, dropped, numbers });
    const { trace, total } = sandboxKeys(sandbox.id);
    await server.redis.multi().ltrim(trace, 0, 1).set(total, 2).exec();
    expect(await news(numbers.at(-1))).toEqual({ whole: true, dropped: 0, numbers: [1, 2] });
  });

  it.each(['abc', '-1', '1e99', '3.5', '9'.repeat(900), '77'])(
    'answers %s with all there is',
    async (after) => {
      const { sandbox, news } = await setup();
      await sandbox.logIn();
      expect(await news(after)).toMatchObject({ whole: true, numbers: [1, 2, 3, 4] });
    },
  );

  it('knows no sandbox that does not exist', async () => {
    const { server } = await setup();
    expect((await server.ask('/api/sandboxes/aaaaaaaaaaaaaaaaaaaaaa/news')).status).toBe(404);
  });
});

/** A reader of a stream: `seen` is how it was answered and what it has received by now. */
function readStream(port: number, path: string) {
  let [status, type, text] = [0, '', ''];
  const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
    status = response.statusCode ?? 0;
    type = response.headers['content-type']?.split(';')[0] ?? '';
    response.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    response.on('error', () => undefined);
  });
  request.on('error', () => undefined);
  onTestFinished(() => void request.destroy());
  return { seen: () => ({ status, type, hears: text.includes('event: trace') }) };
}

/** Long enough for what will come to have come; that something does not come has no end that could be awaited. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

/** What each proxy does with a stream must be what it is named for, or nothing was shown. */
const holding: [Meddling, { status: number; type: string; hears: boolean }][] = [
  ['passes all on', { status: 200, type: 'text/event-stream', hears: true }],
  ['gathers', { status: 200, type: 'text/event-stream', hears: false }],
  ['gathers with the head', { status: 0, type: '', hears: false }],
  ['compresses', { status: 200, type: 'text/event-stream', hears: false }],
  ['bursts', { status: 200, type: 'text/event-stream', hears: false }],
  ['cuts', { status: 200, type: 'text/event-stream', hears: false }],
  ['stalls', { status: 200, type: 'text/event-stream', hears: false }],
  ['answers with a page', { status: 200, type: 'text/html', hears: false }],
  ['answers 502', { status: 502, type: 'text/html', hears: false }],
  ['changes the type', { status: 200, type: 'text/plain', hears: true }],
];

it.each(holding)('gets through a proxy that %s, whatever becomes of the stream', async (how, shown) => {
  const proxy = await startMeddlingProxy();
  onTestFinished(() => proxy.close());
  const server = await startTestServer({ publicUrl: `http://127.0.0.1:${proxy.port}` });
  proxy.leadTo(server.port);
  proxy.meddle(how);
  const sandbox = await server.openSandbox();
  const path = `/api/sandboxes/${sandbox.id}`;
  const { seen } = readStream(proxy.port, `${path}/events?after=0`);
  const { status, type, hears } = shown;
  if (status > 0) await expect.poll(seen).toMatchObject({ status, type });
  else await pause();
  await sandbox.logIn();
  if (!hears) await pause();
  await expect.poll(seen, { timeout: 5000 }).toEqual(shown);

  const { text: answer } = await askServer(proxy.port, `${path}/news?after=0`, {});
  const { events } = newsSchema.parse(JSON.parse(answer));
  expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});
