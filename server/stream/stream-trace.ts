import type { Writable } from 'node:stream';
import type { TakeTurn } from '../fair-turns.ts';
import type { TraceLog } from '../trace/trace-log.ts';
import type { Doorbells } from './doorbells.ts';
import { formatSse } from './format-sse.ts';

export type StreamOptions = {
  sandboxId: string;
  /** The last number the reader has, or null for one that has nothing. */
  after: number | null;
  log: TraceLog;
  /** For a reader's first look, which may be at a whole trace. */
  takeTurn: TakeTurn;
  doorbells: Doorbells;
  isAlive(sandboxId: string): Promise<boolean>;
  /** What the sandbox's clock shows. */
  now(sandboxId: string): number | Promise<number>;
  heartbeatMs: number;
  /** How long a reader may leave its line full before it is let go; it can resume by number. */
  stalledMs: number;
  onError(error: unknown): void;
};

/**
 * Streams a sandbox's trace to one reader: subscribe first, then read until dry, then sleep until the bell. The trace
 * itself is the queue: a slow reader is simply read for later, so nothing piles up in memory, and a reader whose gap
 * is older than the trace gets a snapshot in its place.
 *
 * Resolves when the stream has ended, for whatever reason.
 */
export async function streamTrace(output: Writable, options: StreamOptions): Promise<void> {
  const { sandboxId, log, now } = options;
  let cursor = options.after;
  let open = true;
  let rung = true;
  let caughtUp = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rung = true;
    wake?.();
  };
  const stop = () => {
    open = false;
    wake?.();
  };
  output.once('close', stop);
  // A reader who hung up before we came to listen is heard of no more.
  if (output.destroyed) stop();

  const isWritable = () => open && !output.writableEnded;
  const send = async (text: string) => {
    if (isWritable() && !output.write(text)) await drained(output, options.stalledMs);
  };

  const sendNews = async () => {
    const read = () => log.read(sandboxId, cursor ?? 0);
    const { dropped, events } = await (caughtUp ? read() : options.takeTurn(sandboxId, read));
    caughtUp = true;
    const last = events.at(-1)?.number ?? Math.max(cursor ?? 0, dropped);
    if (cursor === null || cursor < dropped) {
      await send(
        formatSse({ event: 'snapshot', id: last, data: { dropped, events, now: await now(sandboxId) } }),
      );
    } else if (events.length > 0) {
      await send(
        events.map((event) => formatSse({ event: 'trace', id: event.number, data: event })).join(''),
      );
    }
    cursor = last;
  };

  const beat = setInterval(async () => {
    try {
      const heard = cursor ?? 0;
      if (!(await options.isAlive(sandboxId))) output.end();
      // A store that crashed and forgot its last moments will give the same numbers again, to other events.
      else if (heard > (await log.lastNumber(sandboxId))) cursor = null;
      else if (isWritable() && !output.writableNeedDrain)
        output.write(formatSse({ event: 'heartbeat', data: { now: await now(sandboxId) } }));
    } catch (error) {
      options.onError(error);
    }
    // A bell that was lost on the way is made up for here.
    ring();
  }, options.heartbeatMs);

  let leave: (() => void) | undefined;
  try {
    leave = await options.doorbells.listen(sandboxId, ring);
    // A number that the trace has not reached was made up, or belongs to a trace that is gone.
    if (cursor !== null && cursor > (await log.lastNumber(sandboxId))) cursor = null;
    while (open) {
      while (open && rung) {
        rung = false;
        try {
          await sendNews();
        } catch (error) {
          // The store is away. The line stays open, and nothing is lost: the trace is read again from the cursor.
          options.onError(error);
          setTimeout(ring, RETRY_MS).unref();
          break;
        }
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (rung || !open) resolve();
      });
    }
  } catch (error) {
    options.onError(error);
  } finally {
    clearInterval(beat);
    leave?.();
    output.off('close', stop);
    output.destroy();
  }
}

const RETRY_MS = 500;

/** Resolves when the reader takes data again, is gone, or has been let go for not reading. */
function drained(output: Writable, stalledMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      output.off('drain', done);
      output.off('close', done);
      resolve();
    };
    const timer = setTimeout(() => output.destroy(), stalledMs);
    output.on('drain', done);
    output.on('close', done);
  });
}
