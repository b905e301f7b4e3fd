import type { HostStore } from '#shared/grading/host/host-environment.ts';
import { ageKeys, toWallClock } from '#shared/grading/host/wall-clock-store.ts';
import { interceptCommands } from '#shared/trace/intercept-commands.ts';

/**
 * A database of a real Redis, emptied at every opening: only ever one that a test has started for this.
 * @param address a `redis://` address
 */
export function openRealStore(address: string): (now: () => number) => Promise<HostStore> {
  const wallClock = Date.now;
  // Loaded only here: most runs need no real client, and start sooner without it.
  const connected = import('ioredis').then(({ Redis }) => new Redis(address, { lazyConnect: true }));
  let openings = 0;
  return async (now) => {
    const redis = await connected;
    openings += 1;
    const opening = openings;
    await redis.flushdb();
    // What code of an earlier check did not wait for may be sent late; nobody is there any more to hear of it.
    const ifOpen = <Reply>(send: () => Promise<Reply>): Promise<Reply> =>
      opening === openings ? send() : new Promise(() => undefined);
    const client = interceptCommands(redis, {
      mark: () => null,
      command: (call, send) => ifOpen(() => send(call)),
      transaction: (calls, send) => ifOpen(() => send(calls)),
    });
    return {
      client: toWallClock(client, () => wallClock() - now()),
      age: (ms) => ageKeys(redis, ms),
      close: () => undefined,
    };
  };
}
