import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { AppKeys } from '../store/app-keys.ts';
import { RECORDED_KEY, SANDBOXES_KEY, SWEEPER_KEY, sandboxKeys, sideKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';
import { walkDue } from '../store/walk-due.ts';
import { unref } from '../unref.ts';

export type Sweeper = {
  /** Deletes what expired sandboxes left behind and returns how many there were; 0 when another process is at it. */
  sweep(): Promise<number>;
  start(): void;
  stop(): void;
};

/** How many sandboxes are taken from the list at a time. */
const BATCH = 100;

/**
 * Clears away expired sandboxes: their own keys have TTLs, but those that the demo app wrote may have none, and in some
 * lessons that is the very mistake. Once every `everyMs` one process does it, whichever takes the lock first.
 */
export function createSweeper(options: {
  redis: Redis;
  appKeys: AppKeys;
  everyMs: number;
  now(): number;
  onSwept(sandboxes: number): void;
  onError(error: unknown): void;
}): Sweeper {
  const { redis, appKeys, everyMs, now } = options;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function remove(sandboxId: string): Promise<'removed' | 'prolonged' | 'stays'> {
    const keys = sandboxKeys(sandboxId);
    const leftMs = await redis.pttl(keys.meta);
    // Used again, by a process that has not written so into the list yet, or died before it could.
    if (leftMs > 0) {
      const prolonged = await unlessFull(redis.zadd(SANDBOXES_KEY, 'XX', now() + leftMs, sandboxId), null);
      return prolonged === null ? 'stays' : 'prolonged';
    }
    // Without `meta` the sandbox is gone for good: nothing can write for it any more.
    await appKeys.deleteAll(sandboxId);
    await redis.del(keys.meta, ...sideKeys(sandboxId));
    // From the list last: a sweep that is cut short is done again.
    await redis.zrem(RECORDED_KEY, sandboxId);
    await redis.zrem(SANDBOXES_KEY, sandboxId);
    return 'removed';
  }

  async function sweep(): Promise<number> {
    // The lock is left to expire, so that the other processes' timers find it taken for the rest of the minute. If a
    // sweep takes longer, a second one beside it does no harm: every step may be done twice.
    // A store without room for the lock is swept all the same: that makes room.
    const lock = redis.set(SWEEPER_KEY, randomUUID(), 'PX', Math.ceil(everyMs * 0.9), 'NX');
    if ((await unlessFull(lock, 'OK')) === null) return 0;
    let removed = 0;
    await walkDue(redis, { key: SANDBOXES_KEY, until: now(), batch: BATCH }, async (sandboxId) => {
      const outcome = await remove(sandboxId);
      if (outcome === 'removed') removed += 1;
      return outcome === 'stays' ? 'stays' : 'gone';
    });
    return removed;
  }

  return {
    sweep,
    start() {
      timer = setInterval(() => {
        sweep().then((count) => count > 0 && options.onSwept(count), options.onError);
      }, everyMs);
      unref(timer);
    },
    stop: () => clearInterval(timer),
  };
}
