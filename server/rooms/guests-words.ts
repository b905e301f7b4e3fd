import type { Redis } from 'ioredis';
import { runTogether } from '../store/despite-full.ts';
import { roomKeys } from '../store/keys.ts';

/** What a guest can say, of themselves or to a question, by the key that keeps it. */
type Subject = 'hands' | 'entries' | 'beats' | 'checks' | 'votes';

export type GuestsWords = {
  /** Keeps what a guest says, in place of what they said of it before. */
  keep(code: string, subject: Subject, guest: string, text: string): Promise<void>;
  /** What this guest has said; null where that is nothing. */
  of(code: string, subject: Subject, guest: string): Promise<string | null>;
  takeBack(code: string, subject: Subject, guest: string): Promise<void>;
  /** What all have said, by guest. */
  all(code: string, subject: Subject): Promise<Record<string, string>>;
};

/**
 * What guests say, in Redis, for as long as the room: of each subject one word a guest.
 *
 * Filling the store: guests can come, speak and go without end, each a new one. So where more have spoken than a room holds, those
 * are forgotten who have no place in it any more.
 */
export function createGuestsWords(options: {
  redis: Redis;
  idleSeconds: number;
  /** How many guests a room holds. */
  cap: number;
  now(): number;
}): GuestsWords {
  const { redis, idleSeconds, cap, now } = options;

  async function forgetGone(code: string, subject: Subject): Promise<void> {
    const { places, [subject]: words } = roomKeys(code);
    const present = new Set(await redis.zrangebyscore(places, now(), '+inf'));
    const gone = (await redis.hkeys(words)).filter((guest) => !present.has(guest));
    if (gone.length > 0) await redis.hdel(words, ...gone);
  }

  return {
    async keep(code, subject, guest, text) {
      const { [subject]: words } = roomKeys(code);
      await runTogether(redis, [
        { name: 'hset', args: [words, guest, text] },
        { name: 'expire', args: [words, idleSeconds] },
      ]);
      if ((await redis.hlen(words)) > cap) await forgetGone(code, subject);
    },
    of: (code, subject, guest) => redis.hget(roomKeys(code)[subject], guest),
    async takeBack(code, subject, guest) {
      await redis.hdel(roomKeys(code)[subject], guest);
    },
    all: (code, subject) => redis.hgetall(roomKeys(code)[subject]),
  };
}
