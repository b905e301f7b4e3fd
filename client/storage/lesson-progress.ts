import { z } from 'zod/mini';
import { createRecord, type Shelf } from './create-record.ts';

const progressSchema = z.object({
  /** Ids of the steps that were done, in whatever sandbox. */
  completed: z.array(z.string()),
  /** The step that was open last. */
  step: z.string(),
});
export type Progress = z.infer<typeof progressSchema>;

/** What this browser remembers of one lesson. */
export const progressRecord = (lesson: string, shelf?: () => Shelf) =>
  createRecord(`lesson:${lesson}`, progressSchema, shelf);
