import { z } from 'zod';
import { faultSchema, type RunResult, tierSchema } from '#shared/grading/verdict.ts';

const status = z.enum(['pass', 'fail', 'error']);

/**
 * What `--reporter json` prints: the shape of Exercism's results.json, version 3, plus what a gradebook needs. Fields
 * of our own are marked so.
 */
export const resultsSchema = z.object({
  version: z.literal(3),
  /**
   * `pass` when every core check passed. `error` when no core check ran, when one asks for what the lab does not have, or
   * when none fails and the grader itself failed in one.
   */
  status,
  /** Why it is an `error`; null otherwise. */
  message: z.string().nullable(),
  /** In the order of the file. */
  tests: z.array(
    z.object({
      name: z.string(),
      status,
      /** What happened instead; null for a pass. */
      message: z.string().nullable(),
      /** Always null: what the code prints belongs to no single check, and stands in `printed`. */
      output: z.null(),
      /** What the check did, one step a line, and what it expects. */
      test_code: z.string(),
      /** 1 for core, 2 for hardening. */
      task_id: z.number().int(),
      /** Ours: stable and unique in the exercise. */
      id: z.string(),
      /** Ours. */
      tier: tierSchema,
      /** Ours: what the check is worth, and what was earned. */
      points: z.object({ earned: z.number().int(), possible: z.number().int() }),
      /** Ours: what kind of failure it is. */
      fault: z.nullable(faultSchema),
      /** Ours: the line of the learner's file that the failure points to. */
      line: z.number().int().nullable(),
    }),
  ),
  /** Ours. */
  exercise: z.string(),
  /** Ours: sums over the checks that ran. */
  points: z.object({
    core: z.object({ earned: z.number().int(), possible: z.number().int() }),
    hardening: z.object({ earned: z.number().int(), possible: z.number().int() }),
  }),
  /** Ours: what the learner's code printed, capped. */
  printed: z.string(),
  /** Ours. */
  durationMs: z.number(),
});
export type Results = z.infer<typeof resultsSchema>;

export function toResults({ exercise, status, problem, checks, printed, durationMs }: RunResult): Results {
  return {
    version: 3,
    status,
    message: toMessage(status, problem),
    tests: checks.map((check) => ({
      name: check.name,
      status: check.status,
      message: check.status === 'pass' ? null : check.happened,
      output: null,
      test_code: [...check.did, `Expected: ${check.expected}`].join('\n'),
      task_id: check.tier === 'core' ? 1 : 2,
      id: check.id,
      tier: check.tier,
      points: { earned: check.status === 'pass' ? check.points : 0, possible: check.points },
      fault: check.fault,
      line: check.source?.line ?? null,
    })),
    exercise,
    points: { core: sum(checks, 'core'), hardening: sum(checks, 'hardening') },
    printed,
    durationMs: Math.round(durationMs),
  };
}

function toMessage(status: RunResult['status'], problem: RunResult['problem']): string | null {
  if (problem) return `${problem.message}${problem.line ? ` (line ${problem.line})` : ''}`;
  return status === 'error' ? 'The grader itself failed in a core check, or there was none.' : null;
}

/** Points earned and possible in one tier. */
export function sum(
  checks: RunResult['checks'],
  tier: 'core' | 'hardening',
): { earned: number; possible: number } {
  let earned = 0;
  let possible = 0;
  for (const check of checks.filter((each) => each.tier === tier)) {
    possible += check.points;
    if (check.status === 'pass') earned += check.points;
  }
  return { earned, possible };
}
