import { z } from 'zod/mini';
import { sourceSchema, traceEventSchema } from '../trace/event.ts';

/** Core follows from the challenge as told and decides about passing; hardening earns badges and never blocks. */
export const tierSchema = z.enum(['core', 'hardening']);
export type Tier = z.infer<typeof tierSchema>;

/**
 * Why a check did not pass, or a run did not happen. Each is worded differently, and only the first is about what the
 * learner's server did.
 */
export const faultSchema = z.enum([
  /** The server did something else than the check expects. */
  'wrong-behaviour',
  /** The text is no TypeScript. */
  'syntax',
  /** No function `createApp` is exported. */
  'missing-export',
  /** Tests were to be written, and there is none. */
  'no-test',
  /** An import that the lab does not offer. */
  'unknown-import',
  /** It asks for something that the lab does not have: it may be right, and cannot be judged. */
  'beyond-lab',
  /** The module, or `createApp` itself, threw. */
  'crash-at-load',
  /** A promise was rejected and nobody caught it. */
  'unhandled-rejection',
  /** A handler never answered. */
  'no-answer',
  /** A test never came to its end. */
  'no-end',
  /** The code did not give the thread back, or the check took too long. */
  'time-out',
  /** The answers took too long for the rest to be asked. */
  'too-slow',
  /** The code took all the memory there was. */
  'memory',
  /** The code ended the process. */
  'ended',
  /** The grader itself failed: never the learner's fault. */
  'grader-bug',
]);
export type Fault = z.infer<typeof faultSchema>;

/**
 * What one check found. `events` is the learner's own message flow in this check, numbered from 1: of one that did not
 * pass, and of one that passed if it was asked for, or has something to show. Of tests it is the flow that they caused.
 */
export const checkResultSchema = z.object({
  /** Stable and unique in its exercise: `cookie-httponly`. */
  id: z.string(),
  /** Reads as a claim about a right solution: *keeps scripts from the cookie*. */
  name: z.string(),
  tier: tierSchema,
  points: z.int().check(z.nonnegative()),
  status: z.enum(['pass', 'fail', 'error']),
  fault: z.nullable(faultSchema),
  /** What was done: the requests and other steps, in order, each a short sentence. */
  did: z.array(z.string()),
  /** One sentence. */
  expected: z.string(),
  /** Why it matters, in one sentence. */
  why: z.string(),
  /** What happened instead, in one sentence. Of a pass it is empty, or tells what gave a wrong server away. */
  happened: z.string(),
  events: z.array(traceEventSchema),
  /** Of which of the sites that the check opened `events` tells, where the first is 1; null where nothing was seen. */
  site: z.nullable(z.int().check(z.positive())),
  /** Number of the event in `events` that shows the fault, the learner's or that of a server that they were to catch. */
  offending: z.nullable(z.int().check(z.positive())),
  /** The line of the learner's code that the fault points to: `file` is the learner's. */
  source: z.nullable(z.extend(sourceSchema, { column: z.optional(z.number()) })),
  durationMs: z.number(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** One run of an exercise's checks over one text. `problem` is set when no check could run. */
export const runResultSchema = z.object({
  exercise: z.string(),
  /** `pass` only when every core check passed; `error` when no check ran. */
  status: z.enum(['pass', 'fail', 'error']),
  problem: z.nullable(
    z.object({
      fault: faultSchema,
      message: z.string(),
      line: z.nullable(z.int().check(z.positive())),
      column: z.nullable(z.int().check(z.positive())),
    }),
  ),
  /** In the order of the file. */
  checks: z.array(checkResultSchema),
  /** What the learner's code printed, capped. */
  printed: z.string(),
  durationMs: z.number(),
});
export type RunResult = z.infer<typeof runResultSchema>;
