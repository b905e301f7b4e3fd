import { z } from 'zod';
import { handleOf } from './guest-handle.ts';
import type { GuestsWords } from './guests-words.ts';

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

/** Who asks to come to the presenter's counter, as a device of the presenter's sandbox, and who may. */
export function createEntries(words: GuestsWords): Entries {
  const keep = (code: string, guest: string, asked: Asked) =>
    words.keep(code, 'entries', guest, JSON.stringify(asked));
  const answerTo = async (code: string, guest: string): Promise<Asked['answer'] | null> => {
    const text = await words.of(code, 'entries', guest);
    return text === null ? null : read(text).answer;
  };
  const waiting = async (code: string) =>
    Object.entries(await words.all(code, 'entries'))
      .map(([guest, text]) => ({ guest, ...read(text) }))
      .filter(({ answer }) => answer === 'waiting');
  return {
    async ask(code, guest, name) {
      if ((await answerTo(code, guest)) !== 'let in') await keep(code, guest, { name, answer: 'waiting' });
    },
    takeBack: (code, guest) => words.takeBack(code, 'entries', guest),
    of: answerTo,
    waiting: async (code) => (await waiting(code)).map(({ guest, name }) => ({ who: handleOf(guest), name })),
    async answer(code, who, letIn) {
      const asked = (await waiting(code)).find(({ guest }) => handleOf(guest) === who);
      if (asked) await keep(code, asked.guest, { name: asked.name, answer: letIn ? 'let in' : 'declined' });
    },
  };
}
