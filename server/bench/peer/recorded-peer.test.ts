import { Redis } from 'ioredis';
import { expect, it, onTestFinished, type TestContext, vi } from 'vitest';
import { spawnServer } from '../../testing/spawn-server.ts';
import { startRedis } from '../../testing/start-redis.ts';
import { createLoader, cycle } from '../load.ts';
import { REQUEST_BODY, readSpans, SPANS_A_CYCLE, statementsIn } from './spans.ts';

async function setup(context: TestContext) {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const client = new Redis(redis.url);
  onTestFinished(() => client.disconnect());
  const environment = { REDIS_URL: redis.url, OTEL_BSP_SCHEDULE_DELAY: '20' };
  const peer = spawnServer(environment, 'server/bench/peer/recorded-peer.ts');
  onTestFinished(async () => {
    peer.signal('SIGKILL');
    await peer.ended;
  });
  const load = createLoader((await peer.opened).port, 1);
  onTestFinished(() => load.close());

  expect(await cycle(load, '/')).toBe(true);
  return vi.waitFor(
    async () => {
      const spans = (await readSpans(client)).newest.filter(({ name }) => name !== 'redis-connect');
      expect(spans.length).toBeGreaterThanOrEqual(SPANS_A_CYCLE);
      return spans;
    },
    { timeout: 5000 },
  );
}

it('records each request with its handlers, each statement in full, each reply, and no password', async (context) => {
  const spans = await setup(context);
  expect(spans).toHaveLength(SPANS_A_CYCLE);

  const requests = spans.filter(({ parentId }) => parentId === null);
  expect(requests.map(({ name }) => name)).toEqual([
    'POST /api/login',
    'GET /api/protected',
    'POST /api/logout',
  ]);
  const { attributes } = requests[0] ?? {};
  expect(attributes).toMatchObject({
    'http.request.header.content-type': ['application/json'],
    'http.response.status_code': 200,
    [REQUEST_BODY]: '{"username":"ada","password":"***"}',
  });
  const cookie = String(attributes?.['http.response.header.set-cookie']);
  const id = /^session_id=s%3A([^.]+)/.exec(cookie)?.[1] ?? 'none';

  const statements = statementsIn(spans);
  const session = expect.stringMatching(/^"\{.*user.*\}"$/);
  expect(statements).toEqual([
    { statement: expect.stringMatching(/^DEL peer:/), reply: '0' },
    {
      statement: expect.stringMatching(new RegExp(`^SET peer:${id} \\{.*"role":"member".*\\} EX 3600$`)),
      reply: '"OK"',
    },
    { statement: `GET peer:${id}`, reply: session },
    { statement: `EXPIRE peer:${id} 3600`, reply: '1' },
    { statement: `GET peer:${id}`, reply: session },
    { statement: `DEL peer:${id}`, reply: '1' },
  ]);
  expect(JSON.stringify(spans)).not.toContain('poetical-science');
});
