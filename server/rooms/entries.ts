import type { Redis } from 'ioredis';
import { z } from 'zod';
import { runTogether } from '../store/despite-full.ts';
import { roomKeys } from '../store/keys.ts';
import { handleOf } from './guest-handle.ts';

const askedSchema = z.object({ name: z.string(), answer: z.enum(['waiting', 'declined', 'let in']) });
type Asked = z.infer<typeof askedSchema>;

export type Entries = {
  /** A guest asks, under a name; who was let in stays so. */
  ask(code: string, guest: string, name: string): Promise<void>;
  /** The guest does not want to any more. */
  takeBack(code: string, guest: string): Promise<void>;
  of(code: string, guest: string): Promise<Asked['answer'] | null>;
  /** Who waits for an answer. `who` is what a guest is called. */
  waiting(code: string): Promise<{ who: string; name: string }[]>;
  /** Answers one who waits; whoever does not is left as they are. */
  answer(code: string, who: string, letIn: boolean): Promise<void>;
};

const read = (text: string): Asked => askedSchema.parse(JSON.parse(text));

/** Who asks to come to the presenter's counter, as a device of the presenter's sandbox, and who may: in Redis, for as long as the room. */
export function createEntries({ redis, idleSeconds }: { redis: Redis; idleSeconds: number }): Entries {
  const keep = (code: string, guest: string, asked: Asked) => {
    const { entries } = roomKeys(code);
    return runTogether(redis, [
      { name: 'hset', args: [entries, guest, JSON.stringify(asked)] },
      { name: 'expire', args: [entries, idleSeconds] },
    ]);
  };
  const find = async (code: string, guest: string): Promise<Asked | null> => {
    const text = await redis.hget(roomKeys(code).entries, guest);
    return text === null ? null : read(text);
  };
  const waiting = async (code: string) =>
    Object.entries(await redis.hgetall(roomKeys(code).entries))
      .map(([guest, text]) => ({ guest, ...read(text) }))
      .filter(({ answer }) => answer === 'waiting');
  return {
    async ask(code, guest, name) {
      if ((await find(code, guest))?.answer !== 'let in')
        await keep(code, guest, { name, answer: 'waiting' });
    },
    async takeBack(code, guest) {
      await redis.hdel(roomKeys(code).entries, guest);
    },
    of: async (code, guest) => (await find(code, guest))?.answer ?? null,
    waiting: async (code) => (await waiting(code)).map(({ guest, name }) => ({ who: handleOf(guest), name })),
    async answer(code, who, letIn) {
      const asked = (await waiting(code)).find(({ guest }) => handleOf(guest) === who);
      if (asked) await keep(code, asked.guest, { name: asked.name, answer: letIn ? 'let in' : 'declined' });
    },
  };
}
