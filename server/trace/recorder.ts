import type { RecordedEvent } from '#shared/trace/event.ts';
import type { TraceLog } from './trace-log.ts';

export type Recorder = {
  /** Takes an event for a sandbox's trace. Never throws and never waits: what it records must not notice it. */
  record(sandboxId: string, event: RecordedEvent): void;
  /** Resolves when everything taken so far is written or given up. */
  settled(): Promise<void>;
};

/**
 * Gathers what happens within one turn of the event loop and appends it in one write, in order. A write that fails is
 * reported and lost; the request it tells of is answered all the same.
 */
export function createRecorder(options: { log: TraceLog; onError(error: unknown): void }): Recorder {
  const waiting = new Map<string, RecordedEvent[]>();
  const writes = new Set<Promise<void>>();

  function flush(sandboxId: string): void {
    const events = waiting.get(sandboxId) ?? [];
    waiting.delete(sandboxId);
    const write = options.log
      .append(sandboxId, events)
      .catch(options.onError)
      .finally(() => writes.delete(write));
    writes.add(write);
  }

  return {
    record(sandboxId, event) {
      const batch = waiting.get(sandboxId);
      if (batch) {
        batch.push(event);
      } else {
        waiting.set(sandboxId, [event]);
        setImmediate(flush, sandboxId);
      }
    },
    async settled() {
      while (waiting.size > 0 || writes.size > 0) {
        await new Promise(setImmediate);
        await Promise.all(writes);
      }
    },
  };
}
