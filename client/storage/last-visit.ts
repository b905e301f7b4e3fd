import { z } from 'zod/mini';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { createRecord } from './create-record.ts';

const lastVisitSchema = z.object({
  sandboxId: sandboxIdSchema,
  lesson: z.nullable(z.string()),
  step: z.nullable(z.string()),
});
export type LastVisit = z.infer<typeof lastVisitSchema>;

/** Where this browser was last, for *Continue where you left off*. */
export const lastVisitRecord = createRecord('last-visit', lastVisitSchema);
