import { z } from 'zod/mini';
import { createRecord, type Shelf } from './create-record.ts';

export const givenSchema = z.object({
  /** What was said last: an option's id; for an order the ids of its items, with a space between them. */
  said: z.string(),
  /** What its run then showed, in the same form; null where it was none of the answers. */
  came: z.nullable(z.string()),
  isRight: z.boolean(),
  /** How often it was answered. */
  times: z.number(),
  /** Counts the answers to all questions: which this was when it was given last. */
  turn: z.number(),
});
export type GivenAnswer = z.infer<typeof givenSchema>;

export const practiceSchema = z.object({
  /** By the id of a question. One whose answer was not right comes again. */
  answers: z.record(z.string(), givenSchema),
  /** What somebody was about to say to a question, in the form of `said`, until it is sent. */
  drafts: z._default(z.record(z.string(), z.string()), {}),
});
export type Practice = z.infer<typeof practiceSchema>;

/** What this browser remembers of all questions that were answered in it. */
export const practiceRecord = (shelf?: () => Shelf) => createRecord('practice', practiceSchema, shelf);
