import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import { createFairTurns, type TakeTurn } from '../fair-turns.ts';
import type { TraceLog } from '../trace/trace-log.ts';
import { createDoorbells, type Doorbells } from './doorbells.ts';
import { createEvents, type Events, type EventsOptions } from './get-events.ts';
import { createNews } from './get-news.ts';
import { createTraceTexts, type TraceTexts } from './trace-texts.ts';

/** Whatever reads traces: the streams that follow them, and those who want all of one at once. */
export function createReaders({
  log,
  subscriber,
  ...options
}: Omit<EventsOptions, 'log' | 'takeTurn' | 'doorbells' | 'stalledMs'> & {
  log: TraceLog;
  /** For channels. */
  subscriber: Redis;
}): {
  events: Events;
  news: RequestHandler<{ id: string }>;
  texts: TraceTexts;
  doorbells: Doorbells;
  /** For whoever else reads a whole trace. */
  takeTurn: TakeTurn;
} {
  // A whole trace takes megabytes through the one connection to Redis. Hundreds at once would keep everybody else's
  // commands from being answered in time.
  const takeTurn = createFairTurns({ atOnce: 2 });
  const doorbells = createDoorbells(subscriber);
  return {
    events: createEvents({ ...options, log, takeTurn, doorbells, stalledMs: 30_000 }),
    news: createNews({ ...options, log, takeTurn }),
    texts: createTraceTexts({ log, takeTurn }),
    doorbells,
    takeTurn,
  };
}
