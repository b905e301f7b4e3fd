import type { ReadLines, TraceLine } from '../trace/trace-log.ts';
import type { Bell } from './create-bell.ts';

/** One sandbox's trace, as its reader sees it. */
export type FollowedTrace = {
  /** A first look, which may be at the whole trace. */
  firstRead(after: number): Promise<ReadLines>;
  read(after: number): Promise<ReadLines>;
  /** What the sandbox's clock shows. */
  now(): number | Promise<number>;
};

export type Look = Pick<ReadLines, 'dropped' | 'lines'> & {
  /** Whether the events replace all that the reader had. */
  whole: boolean;
  /** The number that the reader has now. */
  last: number;
};

/**
 * What a reader who has everything up to `after` does not know yet; null has nothing. A number beyond the last one is made
 * up, or of a trace that is gone: a store that crashed and forgot its last moments gives the same numbers again, to other
 * events.
 */
export async function lookAtTrace(
  { read, firstRead }: Pick<FollowedTrace, 'read' | 'firstRead'>,
  after: number | null,
): Promise<Look> {
  const { dropped, lines, total } = await read(after ?? 0);
  if (after !== null && after > total) return lookAtTrace({ read: firstRead, firstRead }, null);
  const whole = after === null || after < dropped;
  return { whole, dropped, lines, last: lines.at(-1)?.number ?? Math.max(after ?? 0, dropped) };
}

export type Batch =
  | { type: 'snapshot'; last: number; dropped: number; lines: readonly TraceLine[]; now: number }
  | { type: 'news'; lines: readonly TraceLine[] };

/**
 * What a reader who has everything up to `after` is to be told, batch by batch, each time that the bell rings; null has
 * nothing. The trace itself is the queue: it is read on only when the reader asks for the next batch. A gap that is
 * older than the trace is filled by a snapshot.
 */
export async function* followTrace(
  trace: FollowedTrace,
  bell: Bell,
  options: { after: number | null; onError(error: unknown): void },
): AsyncGenerator<Batch, void, void> {
  let cursor = options.after;
  let { firstRead: read } = trace;
  while (await bell.rang()) {
    try {
      const { whole, dropped, lines, last } = await lookAtTrace({ read, firstRead: trace.firstRead }, cursor);
      read = trace.read;
      if (whole) {
        yield { type: 'snapshot', last, dropped, lines, now: await trace.now() };
      } else if (lines.length > 0) {
        yield { type: 'news', lines };
      }
      cursor = last;
    } catch (error) {
      // The store is away. Nothing is lost: the trace is read again from the cursor.
      options.onError(error);
    }
  }
}
