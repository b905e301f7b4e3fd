import type { Redis } from 'ioredis';
import type { Trace } from '#shared/sandbox/api.ts';
import type { RecordedEvent, TraceEvent } from '#shared/trace/event.ts';
import { sandboxKeys } from '../store/keys.ts';

export type TraceLog = {
  /** Adds events in order, gives them the next numbers and rings the sandbox's doorbell, all in one transaction. */
  append(sandboxId: string, events: readonly RecordedEvent[]): Promise<void>;
  /** The events after number `after` that are still kept, and how many of the oldest are not. */
  read(sandboxId: string, after: number): Promise<Trace>;
  /** The number of the newest event; 0 before the first. */
  lastNumber(sandboxId: string): Promise<number>;
};

/**
 * The trace of each sandbox as a Redis list beside the count of all events there ever were. An event's number follows
 * from its place in the list, so numbers have no gaps. Every step of an append commutes with those of another, so that
 * two processes, or many requests of one, append at once without agreeing on anything first.
 */
export function createTraceLog(options: { redis: Redis; capacity: number; idleSeconds: number }): TraceLog {
  const { redis, capacity, idleSeconds } = options;

  async function readAssuming(dropped: number, sandboxId: string, after: number): Promise<Trace> {
    const keys = sandboxKeys(sandboxId);
    const from = Math.max(after - dropped, 0);
    const results = await redis.multi().lrange(keys.trace, from, -1).llen(keys.trace).get(keys.total).exec();
    const lines = resultOf<string[]>(results, 0);
    const trulyDropped = Number(resultOf<string | null>(results, 2) ?? 0) - resultOf<number>(results, 1);
    if (trulyDropped !== dropped) return readAssuming(trulyDropped, sandboxId, after);
    const first = dropped + from + 1;
    return {
      dropped,
      events: lines.map((line, index) => ({ ...JSON.parse(line), number: first + index }) as TraceEvent),
    };
  }

  return {
    async append(sandboxId, events) {
      if (events.length === 0) return;
      const keys = sandboxKeys(sandboxId);
      const results = await redis
        .multi()
        .rpush(keys.trace, ...events.map((event) => JSON.stringify(event)))
        .incrby(keys.total, events.length)
        .publish(keys.doorbell, '')
        .exec();
      const length = resultOf<number>(results, 0);
      // Every use of the sandbox prolongs both keys; here they only get a lifetime to begin with.
      if (length === events.length) {
        await redis.multi().expire(keys.trace, idleSeconds).expire(keys.total, idleSeconds).exec();
      }
      // How many were dropped follows from the two counts, so this need not be one step with the rest.
      if (length > capacity) await redis.ltrim(keys.trace, -capacity, -1);
    },
    // A trace that has dropped nothing is the common case; a wrong guess costs one more round trip.
    read: (sandboxId, after) => readAssuming(0, sandboxId, after),
    async lastNumber(sandboxId) {
      return Number((await redis.get(sandboxKeys(sandboxId).total)) ?? 0);
    },
  };
}

function resultOf<Value>(results: [Error | null, unknown][] | null, index: number): Value {
  const [error, value] = results?.[index] ?? [new Error('The store discarded the transaction'), null];
  if (error) throw error;
  return value as Value;
}
