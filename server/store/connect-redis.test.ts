import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
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
