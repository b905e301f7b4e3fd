import { z } from 'zod/mini';
import type { Trace } from '../api/sandbox-api.ts';
import { readTraceFile, writeTraceFile } from './trace-file.ts';

const stepsSchema = z.array(
  z.object({
    id: z.string(),
    /** The number of the newest event when it was opened; 0 where nothing had happened yet. */
    openedAt: z.int().check(z.nonnegative()),
    /** For each beat the number of the newest event when it was done. */
    ends: z.array(z.int().check(z.nonnegative())),
  }),
);
const linesSchema = z.record(z.string(), z.string());
const headSchema = z.looseObject({ walk: stepsSchema, lines: linesSchema });

/** A lesson that was done from its beginning to its end: all that happened, and where in it each beat of each step ended. */
export type Walk = {
  trace: Trace;
  steps: z.infer<typeof stepsSchema>;
  /** The lines of the demo app that caused it, as they were: `redis-store.ts:26` → `const transaction = redis.multi();` */
  lines: z.infer<typeof linesSchema>;
};

/**
 * A walk as a file: a trace file, which opens wherever one does, that tells of the beats as well. Each event has a line of its own, so
 * that what has changed between two recordings can be read.
 */
export function writeWalkFile({ trace, steps, lines: code }: Walk): string {
  const { events, ...head } = JSON.parse(writeTraceFile(trace)) as { events: unknown[] };
  const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join(',\n');
  const start = JSON.stringify({ ...head, lines: code, walk: [] }).slice(0, -2);
  return `${start}\n${lines(steps)}\n],"events":[\n${lines(events)}\n]}\n`;
}

/** Reads a walk's file. @throws with what is wrong with it */
export function readWalkFile(text: string): Walk {
  const read = readTraceFile(text);
  if (!read.ok) throw new Error(read.message);
  const head = headSchema.safeParse(JSON.parse(text));
  if (!head.success) throw new Error('Could not open the walk: it does not tell where its beats ended.');
  return { trace: read.trace, steps: head.data.walk, lines: head.data.lines };
}
