import type { Redis } from 'ioredis';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { ROOMS_KEY, roomKeys, sandboxKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';
import { releaseScript } from '../store/take-lock.ts';
import { walkDue } from '../store/walk-due.ts';

/** How many rooms are taken from the list at a time. */
const BATCH = 20;

export type RoomSweeper = { sweep(): Promise<void>; start(): void; stop(): void };

/**
 * Ends rooms whose time has come: closed by their presenter, with all sandboxes that their guests were given, or left.
 * Every process does it, since nobody knows which will be there in ten seconds; each step may be done twice.
 */
export function createRoomSweeper(options: {
  redis: Redis;
  sandboxes: Pick<Sandboxes, 'close'>;
  everyMs: number;
  now(): number;
  onError(error: unknown): void;
}): RoomSweeper {
  const { redis, sandboxes, now } = options;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function end(code: string): Promise<'gone' | 'stays'> {
    const { doorbell, ...keys } = roomKeys(code);
    const [sandboxId, closesAt] = await redis.hmget(keys.state, 'sandboxId', 'closesAt');
    // Left alone it goes by its own lifetime, which every use of it prolongs; somebody closes it only by pressing so.
    if (sandboxId && closesAt === null) {
      const leftMs = Math.max(await redis.pttl(keys.state), 1000);
      const prolonged = await unlessFull(redis.zadd(ROOMS_KEY, 'XX', now() + leftMs, code), null);
      return prolonged === null ? 'stays' : 'gone';
    }
    // It was taken back in the last moment, and its place in the list is about to be written.
    if (Number(closesAt) > now()) return 'stays';
    for (const own of Object.values(await redis.hgetall(keys.own))) await sandboxes.close(own);
    await redis.del(...Object.values(keys));
    // In one step: another room may have been opened since.
    if (sandboxId) await redis.eval(releaseScript.lua, 1, sandboxKeys(sandboxId).room, code);
    await redis.publish(doorbell, '');
    // From the list last: what is cut short is done again.
    await redis.zrem(ROOMS_KEY, code);
    return 'gone';
  }

  const sweep = () => walkDue(redis, { key: ROOMS_KEY, until: now(), batch: BATCH }, end);

  return {
    sweep,
    start() {
      timer = setInterval(() => void sweep().catch(options.onError), options.everyMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
