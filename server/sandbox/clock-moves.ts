import type { Redis } from 'ioredis';
import { RecentMap } from '../recent-map.ts';
import { CLOCKS_CHANNEL } from '../store/keys.ts';

export type ClockMoves = {
  /** Tells every process, this one at once, how far a sandbox's clock is ahead now. */
  tell(sandboxId: string, offsetMs: number): Promise<void>;
  /** How far it is ahead by now, for a request that found this offset when it came. */
  offsetSince(sandboxId: string, offsetMs: number): number;
};

/** It counts as long as a request takes, so the newest moves are enough. */
const NEWEST_MOVES = 500;

/**
 * Where clocks were moved to while requests may be under way. These read the time when they came, and asking again for
 * each thing they write would be a round trip each time. A move that is not heard costs no more than a request whose
 * last events tell the old time.
 */
export function createClockMoves(options: {
  redis: Redis;
  subscriber: Redis;
  onError(error: unknown): void;
}): ClockMoves {
  const { redis, subscriber } = options;
  const offsets = new RecentMap<number>(NEWEST_MOVES);

  const offsetSince = (sandboxId: string, offsetMs: number) =>
    // No clock ever goes back.
    Math.max(offsetMs, offsets.get(sandboxId) ?? 0);
  const remember = (sandboxId: string, offsetMs: number) =>
    offsets.set(sandboxId, offsetSince(sandboxId, offsetMs));

  subscriber.on('message', (channel: string, message: string) => {
    if (channel !== CLOCKS_CHANNEL) return;
    const [sandboxId = '', offsetMs] = message.split(' ');
    remember(sandboxId, Number(offsetMs));
  });
  // After a lost connection ioredis subscribes anew by itself.
  subscriber.subscribe(CLOCKS_CHANNEL).catch(options.onError);

  return {
    async tell(sandboxId, offsetMs) {
      remember(sandboxId, offsetMs);
      await redis.publish(CLOCKS_CHANNEL, `${sandboxId} ${offsetMs}`);
    },
    offsetSince,
  };
}
