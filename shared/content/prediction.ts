import { z } from 'zod';
import { type Asked, askedBy } from './asked.ts';
import type { Action } from './lesson.ts';

/** What a learner may be asked to say before an action. The trace is the judge: no key is written down. */
export const predictionSchema = z.discriminatedUnion('asks', [
  /** Where the next arrow goes after the request, or after the store's first answer. */
  z.strictObject({
    asks: z.literal('lane'),
    after: z.enum(['request', 'store-reply']).default('request'),
  }),
  /** What the server answers. */
  z.strictObject({ asks: z.literal('status') }),
  /** What becomes of the tickets in the jar of whoever asks. */
  z.strictObject({ asks: z.literal('jar') }),
  /** What becomes of the sessions in the store. */
  z.strictObject({ asks: z.literal('store') }),
]);

/** `turn` counts the press's requests of that kind: where it asks twice for the same, the second is meant. */
export type Prediction = { question: string; about: Asked; turn: number } & z.infer<typeof predictionSchema>;

/** The request that a press sends last, and how many of the kind it has sent with that; null where it sends none. */
export function lastAsked(actions: readonly Action[]): Pick<Prediction, 'about' | 'turn'> | null {
  const all = actions.map(askedBy).filter((asked) => asked !== null);
  const about = all.at(-1);
  if (!about) return null;
  const isSame = ({ route, actor, name }: Asked) =>
    route === about.route && actor === about.actor && name === about.name;
  return { about, turn: all.filter(isSame).length };
}
