import type { RequestHandler } from 'express';
import { refuse } from '../http/api-refusal.ts';
import { beginStream } from './begin-stream.ts';
import { parseEventNumber } from './format-sse.ts';
import { type StreamOptions, streamTrace } from './stream-trace.ts';

export type EventsOptions = Omit<StreamOptions, 'sandboxId' | 'after'> & {
  /** How many listeners one process serves, and how many one sandbox has there. */
  maxListeners: { process: number; sandbox: number };
};

export type Events = {
  handle: RequestHandler<{ id: string }>;
  /** Ends all streams, and every later one at its start, so that their readers reconnect elsewhere. */
  close(): void;
  /** How many listeners there are. */
  count(): number;
};

/** `GET …/events`: the trace as server-sent events, resumed after `Last-Event-ID` or `?after=`. */
export function createEvents(options: EventsOptions): Events {
  const open = new Map<string, Set<() => void>>();
  let closing = false;
  const count = () => [...open.values()].reduce((sum, streams) => sum + streams.size, 0);

  return {
    handle: async (request, response) => {
      const sandboxId = request.params.id;
      // Asked before the headers are out: afterwards a store that is away would look like a line that broke, for no reason told.
      if (!(await options.isAlive(sandboxId))) return refuse(response, 'sandbox-not-found');
      const mine = open.get(sandboxId) ?? new Set();
      if (count() >= options.maxListeners.process || mine.size >= options.maxListeners.sandbox) {
        return refuse(response, 'too-many-listeners');
      }
      if (!beginStream(request, response)) return;
      // A refusal would make a browser's EventSource give up; a stream that ends makes it connect again, to another process.
      if (closing) return void response.end();
      open.set(sandboxId, mine);
      const end = () => void response.end();
      mine.add(end);
      const after = parseEventNumber(request.headers['last-event-id'] ?? request.query.after);
      try {
        await streamTrace(response, { ...options, sandboxId, after });
      } finally {
        mine.delete(end);
        if (mine.size === 0) open.delete(sandboxId);
      }
    },
    count,
    close: () => {
      closing = true;
      for (const streams of open.values()) for (const end of streams) end();
    },
  };
}
