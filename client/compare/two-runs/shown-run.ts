import type { TraceEvent } from '#shared/trace/event.ts';

/** One of two runs that are shown side by side. */
export type ShownRun = {
  title: string;
  /** What its looks say of it: with the mistake, without, or nothing. */
  tone: 'broken' | 'sound' | 'plain';
  events: readonly TraceEvent[];
  /** The trace that they are a slice of: what a ticket is worth on an arrow may have come about before. */
  trace: readonly TraceEvent[];
};
