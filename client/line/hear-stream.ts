import { type EventObject, fromCallback } from 'xstate';
import { heartbeatMessageSchema, snapshotMessageSchema } from '#shared/api/sandbox-api.ts';
import { type TraceEvent, traceEventSchema } from '#shared/trace/event.ts';
import { placeOfSandbox, streamOf } from '../requests/news-api.ts';

/** One message of a stream. `now` is the sandbox's clock when it was sent. */
export type StreamWord =
  | { type: 'snapshot'; dropped: number; events: TraceEvent[]; now: number }
  | { type: 'trace'; event: TraceEvent }
  | { type: 'heartbeat'; now: number };

/** What a stream tells its line. `at` is when, by this machine's clock. */
export type StreamHeard =
  | { type: 'heard'; word: StreamWord; at: number }
  | { type: 'stream broke'; why: string };

export type StreamPlace = { sandboxId: string; after: number | null };

/** The part of `EventSource` that is used here. */
export type EventLine = {
  addEventListener(type: string, listener: (message: { data?: unknown }) => void): void;
  close(): void;
};

const readJson = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data));
  } catch {
    // No JSON is no message of ours; the schema then refuses it.
    return undefined;
  }
};

const readWord = (type: StreamWord['type'], data: unknown): StreamWord | null => {
  switch (type) {
    case 'snapshot': {
      const parsed = snapshotMessageSchema.safeParse(data);
      return parsed.success ? { type, ...parsed.data } : null;
    }
    case 'trace': {
      const parsed = traceEventSchema.safeParse(data);
      return parsed.success ? { type, event: parsed.data } : null;
    }
    case 'heartbeat': {
      const parsed = heartbeatMessageSchema.safeParse(data);
      return parsed.success ? { type, ...parsed.data } : null;
    }
  }
};

/**
 * Hears one stream of events until it breaks, for whatever reason, and is done then: browsers wait for various times before
 * they connect again, or give up, so that is left to the line.
 */
export const hearStream = (
  openLine: (url: string) => EventLine,
  now: () => number,
  placeOf: (sandboxId: string) => string = placeOfSandbox,
) =>
  fromCallback<EventObject, StreamPlace>(({ sendBack, input }) => {
    const opened = openLine(streamOf(placeOf(input.sandboxId), input.after));
    let over = false;
    const tell = (heard: StreamHeard) => {
      if (!over) sendBack(heard);
    };
    const end = () => {
      over = true;
      opened.close();
    };
    const breakOff = (why: string) => {
      tell({ type: 'stream broke', why });
      end();
    };
    for (const type of ['snapshot', 'trace', 'heartbeat'] as const) {
      opened.addEventListener(type, ({ data }) => {
        const word = readWord(type, readJson(data));
        if (word) tell({ type: 'heard', word, at: now() });
        else breakOff('A message from the server could not be read.');
      });
    }
    opened.addEventListener('error', () => breakOff('The connection to the server broke.'));
    return end;
  });
