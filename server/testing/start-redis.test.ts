import Redis from 'ioredis';
import { expect, it } from 'vitest';
import { startRedis } from './start-redis.ts';

it('starts an empty Redis and lets go of it again', async (context) => {
  const started = await startRedis();
  if (!started) return context.skip('redis-server is not installed');
  const client = new Redis(started.url, { retryStrategy: () => null });
  expect(await client.dbsize()).toBe(0);
  client.disconnect();
  await started.stop();

  const late = new Redis(started.url, { lazyConnect: true, retryStrategy: () => null });
  late.on('error', () => late.disconnect());
  await expect(late.connect()).rejects.toThrow();
});

it('skips aloud where Redis is not installed', async () => {
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  expect(await startRedis({ binary: 'no-such-redis-server', required: false, warn })).toBeNull();
  expect(warnings).toEqual([expect.stringMatching(/Could not start no-such-redis-server: .* Install Redis/)]);
});

it('refuses to skip where nothing may be skipped', async () => {
  await expect(startRedis({ binary: 'no-such-redis-server', required: true })).rejects.toThrow(
    'Could not start no-such-redis-server',
  );
});

it('reports a Redis that ends before it is ready', async () => {
  await expect(startRedis({ binary: 'true', required: true })).rejects.toThrow('it ended with 0');
});
