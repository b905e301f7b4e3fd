import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type NewQuestion, roomVoteSchema } from '#shared/api/room-api.ts';
import { runTogether } from '../store/despite-full.ts';
import { roomKeys, sandboxKeys } from '../store/keys.ts';
import type { GuestsWords } from './guests-words.ts';
import type { AskedQuestion, Room, Rooms } from './rooms.ts';

const resultSchema = z.object({ ...roomVoteSchema.shape, code: z.string() });
/** A question that was put and closed, how many said what, and in which room. */
export type VoteResult = z.infer<typeof resultSchema>;

export type Votes = {
  put(room: Room, question: NewQuestion): Promise<void>;
  /** Whether the answer was taken: one for each guest, the last one counts. */
  take(
    room: Pick<Room, 'code' | 'question'>,
    vote: { guest: string; question: string; choice: number },
  ): Promise<boolean>;
  /** What this guest has answered to the question that the room is asked, by its place; null where that is nothing. */
  of(room: Pick<Room, 'code' | 'question'>, guest: string): Promise<number | null>;
  /** How many have answered the question that is put now. */
  count(code: string): Promise<number>;
  /** Counts what was answered, tells the room, and keeps it. */
  close(room: Room): Promise<void>;
  takeAway(room: Room): Promise<void>;
  /** What all rooms of a sandbox have said: it outlives them, since whoever makes a show of it does so after the class. */
  results(sandboxId: string): Promise<readonly VoteResult[]>;
};

/** The choice in what a guest has said, as `<question> <choice>`. What came for the question before counts for none. */
const choiceIn = (said: string, question: string): number | null => {
  const [of, choice] = said.split(' ');
  return of === question ? Number(choice) : null;
};

/** How many results a sandbox keeps. */
const KEPT = 200;

/** What a room is asked and answers, in Redis. Nobody is told how many said what before the question is closed. */
export function createVotes(options: {
  redis: Redis;
  rooms: Pick<Rooms, 'ask'>;
  words: GuestsWords;
  idleSeconds: number;
}): Votes {
  const { redis, rooms, words, idleSeconds } = options;

  async function countOf(code: string, { id, options }: AskedQuestion): Promise<number[]> {
    const counts = options.map(() => 0);
    for (const said of Object.values(await words.all(code, 'votes'))) {
      const choice = choiceIn(said, id);
      if (choice !== null && choice in counts) counts[choice] = (counts[choice] ?? 0) + 1;
    }
    return counts;
  }

  return {
    async put(room, { name, text, options: answers }) {
      await redis.del(roomKeys(room.code).votes);
      const id = randomBytes(6).toString('hex');
      await rooms.ask(room, { id, name, text, options: answers, counts: null });
    },
    async take({ code, question: asked }, { guest, question, choice }) {
      if (asked === null || asked.id !== question || asked.counts !== null) return false;
      if (choice >= asked.options.length) return false;
      await words.keep(code, 'votes', guest, `${question} ${choice}`);
      return true;
    },
    async of({ code, question }, guest) {
      if (question === null) return null;
      return choiceIn((await words.of(code, 'votes', guest)) ?? '', question.id);
    },
    count: (code) => redis.hlen(roomKeys(code).votes),
    async close(room) {
      const { code, sandboxId, question, shown } = room;
      if (question === null || question.counts !== null) return;
      const counts = await countOf(code, question);
      const { text, options: answers } = question;
      await rooms.ask(room, { ...question, counts });
      const { results } = sandboxKeys(sandboxId);
      const result: VoteResult = { after: shown.number, text, options: answers, counts, code };
      await runTogether(redis, [
        { name: 'rpush', args: [results, JSON.stringify(result)] },
        { name: 'ltrim', args: [results, -KEPT, -1] },
        { name: 'expire', args: [results, idleSeconds] },
      ]);
    },
    takeAway: (room) => rooms.ask(room, null),
    async results(sandboxId) {
      const kept = await redis.lrange(sandboxKeys(sandboxId).results, 0, -1);
      return kept.map((text) => resultSchema.parse(JSON.parse(text)));
    },
  };
}
