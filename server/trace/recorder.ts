import type { RecordedEvent } from '#shared/trace/event.ts';
import type { TraceLog } from './trace-log.ts';

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
  write(): void;
  written: Promise<void>;
};

/**
 * Gathers what happens to a sandbox until an exchange ends, or for 20 ms, and appends it in one write,
 * in order: most exchanges are one write then, not one for each step, and all of its events have one receipt.
 */
export function createRecorder(options: {
  log: Pick<TraceLog, 'append'>;
  onError(error: unknown): void;
}): Recorder {
  const waiting = new Map<string, Batch>();
  const writes = new Set<Promise<void>>();

  function flush(sandboxId: string, batch: Batch): void {
    if (waiting.get(sandboxId) !== batch) return;
    clearTimeout(batch.timer);
    waiting.delete(sandboxId);
    batch.write();
    writes.add(batch.written);
    batch.written.catch(options.onError).finally(() => writes.delete(batch.written));
  }

  function begin(sandboxId: string): Batch {
    const events: RecordedEvent[] = [];
    let write!: () => void;
    const written = new Promise<void>((resolve) => {
      write = () => resolve(options.log.append(sandboxId, events));
    });
    const timer = setTimeout(() => flush(sandboxId, batch), GATHER_MS);
    const batch: Batch = { events, timer, leaving: false, write, written };
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
        await Promise.allSettled(writes);
      }
    },
  };
}
