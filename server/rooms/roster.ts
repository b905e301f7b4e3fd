import type { Redis } from 'ioredis';
import { type BeatPlace, beatPlaceSchema, type RaisedHand } from '#shared/api/room-api.ts';
import { runTogether } from '../store/despite-full.ts';
import { roomKeys } from '../store/keys.ts';
import { handleOf } from './guest-handle.ts';

export type Roster = {
  /** A guest is stuck and says who it is; null takes the hand down. */
  raise(code: string, guest: string, name: string | null): Promise<void>;
  /** The presenter has seen to it. `hand` is what a hand is called. */
  lower(code: string, hand: string): Promise<void>;
  hands(code: string): Promise<RaisedHand[]>;
  /** Where in a lesson a guest is, in a sandbox of their own. */
  isAt(code: string, guest: string, place: BeatPlace): Promise<void>;
  /** How many are where. */
  beats(code: string): Promise<{ place: BeatPlace; count: number }[]>;
};

/** What guests say of themselves, in Redis: who is stuck, and at which beat each is. Who is there is counted elsewhere. */
export function createRoster({ redis, idleSeconds }: { redis: Redis; idleSeconds: number }): Roster {
  const keep = (key: string, guest: string, text: string) =>
    runTogether(redis, [
      { name: 'hset', args: [key, guest, text] },
      { name: 'expire', args: [key, idleSeconds] },
    ]);
  return {
    async raise(code, guest, name) {
      const { hands } = roomKeys(code);
      if (name === null) await redis.hdel(hands, guest);
      else await keep(hands, guest, name);
    },
    async lower(code, hand) {
      const { hands } = roomKeys(code);
      const guest = (await redis.hkeys(hands)).find((one) => handleOf(one) === hand);
      if (guest !== undefined) await redis.hdel(hands, guest);
    },
    async hands(code) {
      const raised = await redis.hgetall(roomKeys(code).hands);
      return Object.entries(raised).map(([guest, name]) => ({ hand: handleOf(guest), name }));
    },
    async isAt(code, guest, place) {
      await keep(roomKeys(code).beats, guest, JSON.stringify(place));
    },
    async beats(code) {
      const counts = new Map<string, number>();
      for (const text of Object.values(await redis.hgetall(roomKeys(code).beats))) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      return [...counts].map(([text, count]) => ({ place: beatPlaceSchema.parse(JSON.parse(text)), count }));
    },
  };
}
