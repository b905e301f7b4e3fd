import type { HostStore } from '#shared/grading/host/host-environment.ts';
import { ageKeys, toWallClock } from '#shared/grading/host/wall-clock-store.ts';

/**
 * A database of a real Redis, emptied at every opening: only ever one that a test has started for this.
 * @param address a `redis://` address
 */
export function openRealStore(address: string): (now: () => number) => Promise<HostStore> {
  const wallClock = Date.now;
  // Loaded only here: most runs need no real client, and start sooner without it.
  const connected = import('ioredis').then(({ Redis }) => new Redis(address, { lazyConnect: true }));
  return async (now) => {
    const redis = await connected;
    await redis.flushdb();
    return {
      client: toWallClock(redis, () => wallClock() - now()),
      age: (ms) => ageKeys(redis, ms),
      close: () => undefined,
    };
  };
}
