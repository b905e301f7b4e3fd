import { z } from 'zod/mini';
import type { WantedFlows } from '#shared/grading/current-lab.ts';
import { checkResultSchema, runResultSchema, tierSchema } from '#shared/grading/verdict.ts';

/** What the page asks of a grader: once in its life. */
export type RunOrder = {
  exercise: string;
  text: string;
  /** Ids of checks which have a result already. */
  except: readonly string[];
  /** How many checks run side by side. With one, it is certain during which of them a process broke down. */
  atOnce: 1 | 2;
  flows: WantedFlows;
};

const plannedCheckSchema = z.object({
  id: z.string(),
  name: z.string(),
  tier: tierSchema,
  points: z.number(),
  expected: z.string(),
  why: z.string(),
});
export type PlannedCheck = z.infer<typeof plannedCheckSchema>;

/** What a grader says. It is ours, but lives where learners' code lives, so that nothing is believed unread. */
export const graderMessageSchema = z.discriminatedUnion('type', [
  /** It is up; said once, before any order. */
  z.object({ type: z.literal('ready') }),
  /** It has the order, and runs nothing of the learner's yet. */
  z.object({ type: z.literal('taken') }),
  /** It runs; said several times a second. */
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('started'), checks: z.array(plannedCheckSchema).check(z.maxLength(200)) }),
  /** This check runs now, perhaps beside another one. */
  z.object({ type: z.literal('begun'), id: z.string() }),
  z.object({ type: z.literal('check'), result: checkResultSchema }),
  z.object({ type: z.literal('done'), problem: runResultSchema.shape.problem, printed: z.string() }),
]);
export type GraderMessage = z.infer<typeof graderMessageSchema>;
