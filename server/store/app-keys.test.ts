import { randomUUID } from 'node:crypto';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAppKeys } from './app-keys.ts';
import { demoAppPrefix, sandboxKeys } from './keys.ts';

const MAX = 200;
const fail = (error: unknown) => {
  throw error;
};

function setup() {
  const redis = new RedisMock({ host: randomUUID() });
  const appKeys = createAppKeys({ redis, onError: fail, maxKeys: MAX });
  const prefix = demoAppPrefix('s');
  let written = 0;
  /** Writes keys as the demo app does, one after the other, until there is no room. */
  const fill = async (upTo: number) => {
    for (let count = 0; count < upTo; count++) {
      const key = `${prefix}session:${written}`;
      try {
        appKeys.note('s', [key]);
      } catch (error) {
        return String(error);
      }
      await redis.set(key, 'x');
      written += 1;
    }
    return 'all written';
  };
  return { redis, appKeys, prefix, fill, written: () => written };
}

it('lets a sandbox hold so many keys and hardly more, however long one goes on', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  const { fill, written } = setup();
  for (let minute = 0; minute < 30; minute++) {
    expect(await fill(2 * MAX)).toContain(`this sandbox holds ${MAX} keys`);
    vi.advanceTimersByTime(60_000);
  }
  // Passed at most by what is noted between two looks.
  expect(written()).toBeLessThanOrEqual(MAX + 60);
});

it('counts what lists hold of sessions that are gone', async () => {
  const { redis, appKeys, prefix, fill } = setup();
  const list = `${prefix}user-sessions:2`;
  await redis.sadd(list, ...Array.from({ length: MAX + 1 }, (_, n) => `gone-${n}`));
  appKeys.note('s', [list]);
  expect(await fill(MAX)).toContain('OOM');
  expect(await redis.scard(sandboxKeys('s').appKeys)).toBeLessThan(MAX / 2);
});
