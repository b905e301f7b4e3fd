import type { Redis } from 'ioredis';
import { runTogether } from '../store/despite-full.ts';
import { roomKeys } from '../store/keys.ts';
import { takePlace } from '../store/take-place.ts';

/** One connection of a guest, named by whoever serves it. */
export type Connection = { guest: string; name: string };

export type Guests = {
  /** Whether there is a place for this guest, who has it from now on. */
  join(code: string, guest: string): Promise<boolean>;
  /** Whether the guest has a place. */
  has(code: string, guest: string): Promise<boolean>;
  /** These connections are open, as their server sees; its word is good for `ms`. */
  vouch(code: string, connections: readonly Connection[], ms: number): Promise<void>;
  /** It is not open any more. */
  left(code: string, connection: Connection): Promise<void>;
  /** The guests who are connected. */
  here(code: string): Promise<ReadonlySet<string>>;
};

/** So long a place is kept for whoever has not connected yet. */
const COMING_MS = 60_000;
/** A phone that sleeps in a pocket for so long has its place still. */
const AWAY_MS = 5 * 60_000;

const toMember = ({ guest, name }: Connection) => `${guest} ${name}`;

/**
 * Who has a place in a room, and who is connected, in Redis, so that every process agrees. Only servers say who is
 * connected: what a guest could send counts for nothing, and the word of a process that has died for no longer than `ms`.
 */
export function createGuests(options: {
  redis: Redis;
  idleSeconds: number;
  /** How many a room holds. */
  cap: number;
  now(): number;
}): Guests {
  const { redis, idleSeconds, cap, now } = options;
  return {
    async join(code, guest) {
      const { places } = roomKeys(code);
      const place = { now: now(), most: cap, until: now() + COMING_MS, who: guest };
      if (!(await takePlace(redis, places, place))) return false;
      await redis.expire(places, idleSeconds);
      return true;
    },
    async has(code, guest) {
      const until = await redis.zscore(roomKeys(code).places, guest);
      return until !== null && Number(until) > now();
    },
    async vouch(code, connections, ms) {
      if (connections.length === 0) return;
      const { places, present } = roomKeys(code);
      const scored = connections.flatMap((one) => [now() + ms, toMember(one)]);
      // Nobody comes in by this: only a place that there is lasts longer.
      const kept = connections.flatMap(({ guest }) => [now() + AWAY_MS, guest]);
      await runTogether(redis, [
        { name: 'zadd', args: [present, ...scored] },
        { name: 'expire', args: [present, idleSeconds] },
        { name: 'zadd', args: [places, 'XX', ...kept] },
        { name: 'zremrangebyscore', args: [present, '-inf', now()] },
      ]);
    },
    async left(code, connection) {
      await redis.zrem(roomKeys(code).present, toMember(connection));
    },
    async here(code) {
      const members = await redis.zrangebyscore(roomKeys(code).present, now(), '+inf');
      return new Set(members.map((member) => member.split(' ')[0] ?? ''));
    },
  };
}
