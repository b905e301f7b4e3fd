import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { connectRedis, whenReady } from './connect-redis.ts';
import { releaseScript, takeLock } from './take-lock.ts';

describeOnEachRedis('a lock', (redisUrl) => {
  const setup = async () => {
    const store = connectRedis({
      redisUrl: redisUrl(),
      mockName: randomUUID(),
      scripts: [releaseScript],
      onError: () => undefined,
    });
    onTestFinished(() => store.close());
    await whenReady(store.redis, () => undefined);
    return { redis: store.redis, key: `lock-${randomUUID()}` };
  };

  it('is had by one at a time, until it is given back', async () => {
    const { redis, key } = await setup();
    const giveBack = await takeLock(redis, key, 5000);
    expect(await takeLock(redis, key, 5000)).toBeNull();
    await giveBack?.();
    expect(await takeLock(redis, key, 5000)).not.toBeNull();
  });

  it('ends by itself, and is not taken from whoever has it then', async () => {
    const { redis, key } = await setup();
    const giveBack = await takeLock(redis, key, 5);
    await expect.poll(() => redis.exists(key)).toBe(0);
    await takeLock(redis, key, 5000);
    await giveBack?.();
    expect(await takeLock(redis, key, 5000)).toBeNull();
  });
});
