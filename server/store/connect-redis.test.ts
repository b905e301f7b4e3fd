import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type StartedRedis, startRedis } from '../testing/start-redis.ts';
import { connectRedis, whenReady } from './connect-redis.ts';

it('says what may be wrong with a Redis that hangs up on strangers', async () => {
  const denying = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('-DENIED Redis is running in protected mode because no password is set\r\n');
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(denying, 'listening');
  const { port } = denying.address() as AddressInfo;
  const store = connectRedis({
    redisUrl: `redis://127.0.0.1:${port}`,
    mockName: '',
    onError: () => undefined,
  });
  onTestFinished(async () => {
    await store.close();
    denying.close();
  });
  const onWaiting = vi.fn();
  void whenReady(store.redis, onWaiting);
  await vi.waitFor(() => expect(onWaiting).toHaveBeenCalledOnce());
  expect(onWaiting.mock.lastCall?.[0]).toContain('protected mode');
});

describe('a transaction', () => {
  let server: StartedRedis | null = null;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.stop());
  beforeEach((context) => context.skip(server === null, 'redis-server is not installed'));

  const connect = () => {
    const store = connectRedis({
      redisUrl: server?.url ?? '',
      mockName: '',
      onError: () => undefined,
    });
    onTestFinished(() => store.close());
    return store.redis;
  };
  const connectReady = async () => {
    const redis = connect();
    await whenReady(redis, () => undefined);
    return redis;
  };

  it('keeps together, and in its place among what other code sends in the same turn', async () => {
    const redis = await connectReady();
    const other = redis.set('turn', 10);
    const transaction = redis.multi().incr('turn').get('turn').exec();
    const later = redis.incr('turn');
    expect(await Promise.all([other, transaction, later])).toEqual([
      'OK',
      [
        [null, 11],
        [null, '11'],
      ],
      12,
    ]);
  });

  it('does all or nothing, and fails once, when the connection is lost', async () => {
    const [redis, watcher] = [await connectReady(), await connectReady()];
    await watcher.set('lost', 1);
    const lost = expect(redis.multi().incr('lost').incr('lost').exec()).rejects.toThrow();
    redis.stream.destroy();
    await lost;
    expect(['1', '3']).toContain(await watcher.get('lost'));
  });

  it('is refused whole while the connection is not ready', async () => {
    const watcher = await connectReady();
    const redis = connect();
    await once(redis, 'connect');
    expect(redis.status).toBe('connect');
    const refused = expect(redis.multi().rpush('early', 'a').publish('channel', '').exec()).rejects.toThrow(
      "isn't writeable",
    );
    await refused;
    expect(await watcher.exists('early')).toBe(0);
  });
});
