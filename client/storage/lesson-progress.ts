import { z } from 'zod/mini';
import { createRecord, type Shelf } from './create-record.ts';

const visitSchema = z.object({
  sandboxId: z.string(),
  /** By a step's id, the number of the newest event when the step was first opened there. */
  openedAt: z.record(z.string(), z.number()),
  /** Beats without an action that were read there: `hand-in 2`, the third of step *hand-in*. */
  read: z.array(z.string()),
});
export type Visit = z.infer<typeof visitSchema>;

export const progressSchema = z.object({
  /** Ids of the steps that were done, in whatever sandbox. */
  completed: z.array(z.string()),
  /** Beats that were done, in whatever sandbox, named like those that were read. Older records know of none. */
  beats: z._default(z.array(z.string()), []),
  /** The step that was open last. */
  step: z.string(),
  /** In which sandboxes the lesson was open, the last one first. Older records know of none. */
  visits: z._default(z.array(visitSchema), []),
});
export type Progress = z.infer<typeof progressSchema>;

/** What this browser remembers of one lesson. */
export const progressRecord = (lesson: string, shelf?: () => Shelf) =>
  createRecord(`lesson:${lesson}`, progressSchema, shelf);
