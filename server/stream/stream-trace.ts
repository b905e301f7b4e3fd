import type { Writable } from 'node:stream';
import type { TakeTurn } from '../fair-turns.ts';
import { sandboxKeys } from '../store/keys.ts';
import type { TraceLog } from '../trace/trace-log.ts';
import { unref } from '../unref.ts';
import { createBell } from './create-bell.ts';
import type { Doorbells } from './doorbells.ts';
import { type Batch, followTrace } from './follow-trace.ts';
import { formatSse } from './format-sse.ts';
import { drained, isOpen } from './patient-output.ts';
import { toSnapshotText } from './trace-texts.ts';

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
 * Streams a sandbox's trace to one reader: the bell is hung up first, then the trace is read. A slow reader is simply
 * read for later, so nothing piles up in memory.
 *
 * Resolves when the stream has ended, for whatever reason.
 */
export async function streamTrace(output: Writable, options: StreamOptions): Promise<void> {
  const { sandboxId, log, onError } = options;
  const now = () => options.now(sandboxId);
  const read = (after: number) => log.readLines(sandboxId, after);
  const left = new AbortController();
  const leave = () => left.abort();
  output.once('close', leave);
  // A reader who hung up before we came to listen is heard of no more.
  if (output.destroyed) leave();
  const bell = createBell(left.signal);

  const sayNow = async () => {
    const heartbeat = formatSse({ event: 'heartbeat', json: JSON.stringify({ now: await now() }) });
    if (isOpen(output) && !output.writableNeedDrain) output.write(heartbeat);
  };
  const beat = setInterval(async () => {
    try {
      if (!(await options.isAlive(sandboxId))) return void output.end();
      await sayNow();
    } catch (error) {
      onError(error);
    }
    // A bell that was lost on the way is made up for here.
    bell.ring();
  }, options.heartbeatMs);

  try {
    await options.doorbells.listen(sandboxKeys(sandboxId).doorbell, bell.ring, left.signal);
    const trace = {
      read,
      firstRead: async (after: number) => {
        const found = await options.takeTurn(sandboxId, () => read(after));
        // A first word comes at once, also where there is nothing new: by its absence a reader knows a line that is held back.
        if (options.after === after && after === found.total) await sayNow();
        return found;
      },
      now,
    };
    const retry = (error: unknown) => {
      onError(error);
      unref(setTimeout(bell.ring, RETRY_MS));
    };
    for await (const batch of followTrace(trace, bell, { after: options.after, onError: retry })) {
      if (isOpen(output) && !output.write(toText(batch))) await drained(output, options.stalledMs);
    }
  } catch (error) {
    onError(error);
  } finally {
    clearInterval(beat);
    leave();
    output.destroy();
  }
}

const RETRY_MS = 500;

function toText(batch: Batch): string {
  if (batch.type === 'snapshot') {
    const { last, ...snapshot } = batch;
    const json = toSnapshotText(snapshot);
    return formatSse({ event: 'snapshot', id: last, json });
  }
  return batch.lines
    .map(({ number, text }) => formatSse({ event: 'trace', id: number, json: text }))
    .join('');
}
