import { expect, it, vi } from 'vitest';
import { createLogger } from '../create-logger.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { startRedis } from '../testing/start-redis.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const ready = async (server: TestServer) => {
  const answer = await server.ask('/readyz');
  return [answer.status, JSON.parse(answer.text)];
};

describeOnEachRedis('the health checks', (redisUrl) => {
  it('say that the process lives and can serve, to whoever asks by address, and leave no line in the log', async () => {
    const lines: string[] = [];
    const logger = createLogger('debug', { write: (line) => void lines.push(line) });
    const server = await startTestServer({ redisUrl: redisUrl(), logger });
    lines.length = 0;
    for (const path of ['/healthz', '/readyz']) {
      const answer = await server.ask(path, { headers: { host: '10.0.0.7:4444' } });
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    }
    expect(lines).toEqual([]);
  });

  it('are the only ones that answer to any Host', async () => {
    const server = await startTestServer({ redisUrl: redisUrl() });
    for (const path of ['/healthz/x', '/readyz/../api/sandboxes', '/', '/api/demo-app/source']) {
      const answer = await server.ask(path, { headers: { host: '10.0.0.7:4444' } });
      expect(answer.status).toBe(421);
    }
    expect((await server.ask('/healthz', { method: 'POST', headers: { host: 'x.example' } })).status).toBe(
      421,
    );
  });
});

it('are not ready while Redis is gone or silent, and ready again by themselves; the process lives all the while', async (context) => {
  const redis = await startRedis();
  if (!redis) return context.skip('redis-server is not installed');
  const server = await startTestServer({ redisUrl: redis.url });
  expect(await ready(server)).toEqual([200, { status: 'ready' }]);

  redis.signal('SIGSTOP');
  expect(await ready(server)).toEqual([503, { status: 'not-ready', reason: 'store-unavailable' }]);
  expect((await server.ask('/healthz')).status).toBe(200);
  redis.signal('SIGCONT');
  await vi.waitFor(async () => expect(await ready(server)).toEqual([200, { status: 'ready' }]), {
    timeout: 3000,
  });

  await redis.stop();
  expect(await ready(server)).toEqual([503, { status: 'not-ready', reason: 'store-unavailable' }]);
  expect((await server.ask('/healthz')).status).toBe(200);
});
