import { operator } from '#shared/trace/actors.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { REMEMBERED_SANDBOXES, RecentMap } from '../recent-map.ts';
import { storeTrouble } from '../store/store-trouble.ts';
import { type TraceLog, UpkeepFailed } from './trace-log.ts';

export type Recorder = {
  /**
   * Takes an event for a sandbox's trace. Never throws, and nobody need wait: the receipt resolves when the event is in
   * the store and rejects when it is lost, which is reported all the same.
   */
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  /** Resolves when everything taken so far is written or given up. */
  settled(): Promise<void>;
};

/** How long an event may wait for its exchange to end. Short beside what a person sees. */
const GATHER_MS = 20;

type Batch = {
  events: RecordedEvent[];
  timer: ReturnType<typeof setTimeout>;
  leaving: boolean;
  /** Whether it only waits for the batch before it to be written. */
  due: boolean;
  write(): void;
  written: Promise<void>;
};

/**
 * Gathers what happens to a sandbox until an exchange ends, or for 20 ms, and appends it in one write,
 * in order: most exchanges are one write then, not one for each step, and all of its events have one receipt. One write of a
 * sandbox is under way at a time, and what comes meanwhile goes together in the next: a full store's is tried again, and
 * whatever overtook it would be drawn before it. What a full store did not take is told of before whatever it takes next.
 */
export function createRecorder(options: {
  log: Pick<TraceLog, 'append'>;
  onError(error: unknown): void;
}): Recorder {
  const waiting = new Map<string, Batch>();
  const writes = new Map<string, Promise<void>>();

  /** How many events of each sandbox a full store did not take, and its trace does not tell of yet. */
  const missing = new RecentMap<number>(REMEMBERED_SANDBOXES);

  async function append(sandboxId: string, events: readonly RecordedEvent[]): Promise<void> {
    const lacks = missing.get(sandboxId) ?? 0;
    missing.delete(sandboxId);
    const [first] = events;
    const told = lacks > 0 && first ? [tellMissing(lacks, first), ...events] : events;
    try {
      await options.log.append(sandboxId, told);
    } catch (error) {
      // They are there: whoever waits for the receipt has it.
      if (error instanceof UpkeepFailed) return options.onError(error);
      const lost = storeTrouble(error) === 'full' ? events.length : 0;
      if (lacks + lost > 0) missing.set(sandboxId, (missing.get(sandboxId) ?? 0) + lacks + lost);
      throw error;
    }
  }

  function flush(sandboxId: string, batch: Batch): void {
    if (waiting.get(sandboxId) !== batch) return;
    clearTimeout(batch.timer);
    batch.due = true;
    if (writes.has(sandboxId)) return;
    waiting.delete(sandboxId);
    batch.write();
    writes.set(sandboxId, batch.written);
    batch.written.catch(options.onError).finally(() => {
      writes.delete(sandboxId);
      const next = waiting.get(sandboxId);
      if (next?.due) flush(sandboxId, next);
    });
  }

  function begin(sandboxId: string): Batch {
    const events: RecordedEvent[] = [];
    let write!: () => void;
    const written = new Promise<void>((resolve) => {
      write = () => resolve(append(sandboxId, events));
    });
    const timer = setTimeout(() => flush(sandboxId, batch), GATHER_MS);
    const batch: Batch = { events, timer, leaving: false, due: false, write, written };
    waiting.set(sandboxId, batch);
    return batch;
  }

  return {
    record(sandboxId, event) {
      const batch = waiting.get(sandboxId) ?? begin(sandboxId);
      batch.events.push(event);
      const isLast = event.type === 'response' || event.type === 'note';
      if (isLast && !batch.leaving) {
        // What is recorded within the same turn still comes along.
        batch.leaving = true;
        process.nextTick(flush, sandboxId, batch);
      }
      return batch.written;
    },
    async settled() {
      while (waiting.size > 0 || writes.size > 0) {
        for (const [sandboxId, batch] of waiting) flush(sandboxId, batch);
        await Promise.allSettled(writes.values());
      }
    },
  };
}

/** A hole in the picture that nobody told of would be taken for what happened. */
const tellMissing = (events: number, { at }: RecordedEvent): RecordedEvent => ({
  type: 'note',
  at,
  exchange: `missing-${at}`,
  actor: operator,
  server: 'A',
  source: null,
  note: { kind: 'not-recorded', events },
});
