import type { DemoAppSource, Trace } from '#shared/api/sandbox-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { traceStream } from '../line/trace-stream.ts';
import type { Answer } from '../requests/ask.ts';
import { fetchDemoAppSource } from '../requests/sandbox-api.ts';
import { recordedStream } from './recorded-stream.ts';

/** A trace, and the number of an event in it: what had truly happened by then. */
export type Past = { trace: readonly TraceEvent[]; upTo: number };

/** Where a trace comes from, and what can be had there besides. Whatever a page shows of a run it takes from here. */
export type TraceSource = {
  /** Null where no sandbox stands behind it: a file, a check, a learner's own server. */
  sandboxId: string | null;
  stream: typeof traceStream;
  /** The very files whose lines the events name. */
  code(): Promise<Answer<DemoAppSource>>;
  /** Leads to a line where the code can be changed; null where it cannot. */
  edit: ((line: number) => void) | null;
  /** What had happened when an event of this number did, where that is not what stands before it here; null where it is. */
  past: ((number: number) => Past) | null;
};

/** What happens in a sandbox, as it happens. */
export const sandboxSource = (sandboxId: string): TraceSource => ({
  sandboxId,
  stream: traceStream,
  code: fetchDemoAppSource,
  edit: null,
  past: null,
});

/** A trace of the demo app that is over. */
export const recordedSource = (trace: Trace): TraceSource => ({
  sandboxId: null,
  stream: recordedStream(trace),
  code: fetchDemoAppSource,
  edit: null,
  past: null,
});
