import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connectRedis, whenReady } from '../store/connect-redis.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { createClockMoves } from './clock-moves.ts';

const fail = (error: unknown) => {
  throw error;
};

describeOnEachRedis('the moves of clocks', (redisUrl) => {
  async function setup() {
    const mockName = randomUUID();
    const open = async () => {
      const store = connectRedis({ redisUrl: redisUrl(), mockName, onError: fail });
      onTestFinished(() => store.close());
      await Promise.all([whenReady(store.redis, fail), whenReady(store.subscriber, fail)]);
      return createClockMoves({ ...store, onError: fail });
    };
    return { one: await open(), other: await open(), id: randomUUID() };
  }

  it('are known at once where they were made, and soon in every other process', async () => {
    const { one, other, id } = await setup();
    const told = one.tell(id, 60_000);
    expect(one.offsetSince(id, 1000)).toBe(60_000);
    await told;
    await vi.waitFor(async () => {
      // Told again, since the other one's subscription may be younger than the first telling.
      await one.tell(id, 60_000);
      expect(other.offsetSince(id, 1000)).toBe(60_000);
    });
    expect(other.offsetSince(randomUUID(), 1000)).toBe(1000);
  });

  it('never take a clock back', async () => {
    const { one, id } = await setup();
    await one.tell(id, 60_000);
    await one.tell(id, 1000);
    expect(one.offsetSince(id, 0)).toBe(60_000);
    expect(one.offsetSince(id, 90_000)).toBe(90_000);
  });
});
