import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Trace } from '#shared/api/sandbox-api.ts';
import type { RecordedEvent, TraceEvent } from '#shared/trace/event.ts';
import { isOlder, liftEvents } from '#shared/trace/lift-events.ts';
import { runTogether } from '../store/despite-full.ts';
import { sandboxKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import { storeTrouble } from '../store/store-trouble.ts';
import type { TraceRoom } from './trace-room.ts';

export type ReadTrace = Trace & { total: number };

/** One event as a line of JSON, its number in it: to send it on nobody need read it. */
export type TraceLine = { number: number; text: string };
export type ReadLines = { dropped: number; total: number; lines: readonly TraceLine[] };

export type TraceLog = {
  /**
   * Adds events in order, gives them the next numbers and rings the sandbox's doorbell, all in one transaction.
   *
   * @throws UpkeepFailed when the events are there, and what follows from that could not be done
   */
  append(sandboxId: string, events: readonly RecordedEvent[]): Promise<void>;
  /** The events after number `after` that are still kept, how many of the oldest are not, and how many there ever were. */
  read(sandboxId: string, after: number): Promise<ReadTrace>;
  /** The same as it is sent on. */
  readLines(sandboxId: string, after: number): Promise<ReadLines>;
  /** Changes with the trace: a short text that says which one it is. */
  version(sandboxId: string): Promise<string>;
};

/** Events were added, and their lifetime or the trace's end could not be seen to. */
export class UpkeepFailed extends Error {
  override name = 'UpkeepFailed';
}

/**
 * The trace of each sandbox as a Redis list beside the count of all events there ever were. An event's number follows
 * from its place in the list, so numbers have no gaps. Every step of an append commutes with those of another, so that
 * two processes, or many requests of one, append at once without agreeing on anything first.
 *
 * Starving others: `capacity` counts events, and who fills each with headers of 8 KB makes a trace that keeps Redis busy for
 * everybody whenever it is read. So they have an end in bytes, too (`trace-room.ts`).
 */
export function createTraceLog(options: {
  redis: Redis;
  capacity: number;
  idleSeconds: number;
  room: TraceRoom;
}): TraceLog {
  const { redis, capacity, idleSeconds, room } = options;

  type Wanted = { sandboxId: string; after: number };

  /** Reads as if the first `guess` events were gone. With too high a guess it reads more than it needs, with too low a one it reads again. */
  async function readAssuming(
    guess: number,
    slack: number,
    { sandboxId, after }: Wanted,
  ): Promise<ReadLines> {
    const keys = sandboxKeys(sandboxId);
    const from = Math.max(after - guess, 0);
    const [lines, length, counted] = (await runTogether(redis, [
      { name: 'lrange', args: [keys.trace, from, -1] },
      { name: 'llen', args: [keys.trace] },
      { name: 'get', args: [keys.total] },
    ])) as [string[], number, string | null];
    const total = Number(counted ?? 0);
    const dropped = total - length;
    const wanted = Math.max(after - dropped, 0);
    // A trace that is written to faster than it can be read would never be read: each time the guess is more generous.
    if (wanted < from) return readAssuming(dropped + slack, Math.max(slack * 4, 64), { sandboxId, after });
    const first = dropped + wanted + 1;
    const kept = lines.slice(wanted - from);
    return { dropped, total, lines: kept.map((line, index) => toLine(line, first + index)) };
  }

  /**
   * The trace of a sandbox that an older version has begun. Lifting leaves fewer events, and a later one keeps its number
   * whatever became of those before it: so they are counted from the newest, and begin with a later number instead.
   */
  async function readOlder({ sandboxId, after }: Wanted): Promise<ReadLines> {
    const { lines, total } = await readAssuming(0, 0, { sandboxId, after: 0 });
    const lifted = liftEvents(lines.map(({ text }): object => JSON.parse(text))).slice(-total);
    const first = total - lifted.length + 1;
    const numbered = lifted.map((event, index) =>
      toLine(JSON.stringify({ ...event, number: undefined }), first + index),
    );
    return { dropped: first - 1, total, lines: numbered.filter(({ number }) => number > after) };
  }

  // A trace that has dropped nothing is the common case; a wrong guess costs one more round trip.
  async function readLines(sandboxId: string, after: number): Promise<ReadLines> {
    const read = await readAssuming(0, 0, { sandboxId, after });
    return read.lines.some(mayBeOlder) ? readOlder({ sandboxId, after }) : read;
  }

  /** @returns how many events there are now */
  async function write(sandboxId: string, lines: readonly string[]): Promise<number> {
    const keys = sandboxKeys(sandboxId);
    const results = await redis
      .multi()
      .rpush(keys.trace, ...lines)
      .incrby(keys.total, lines.length)
      .publish(keys.doorbell, '')
      .exec();
    return Number(repliesOf(results)[0]);
  }

  async function writeMakingRoom(sandboxId: string, lines: readonly string[]): Promise<number> {
    try {
      return await write(sandboxId, lines);
    } catch (error) {
      if (storeTrouble(error) !== 'full') throw error;
      await room.make();
      return write(sandboxId, lines);
    }
  }

  /** What follows when `lines` were added and there are `length` events now. */
  async function keepUp(sandboxId: string, lines: readonly string[], length: number): Promise<void> {
    const keys = sandboxKeys(sandboxId);
    // Every use of the sandbox prolongs both keys; here they only get a lifetime to begin with.
    if (length === lines.length) {
      await runTogether(redis, [
        { name: 'expire', args: [keys.trace, idleSeconds] },
        { name: 'expire', args: [keys.total, idleSeconds] },
      ]);
    }
    // How many were dropped follows from the two counts, so this need not be one step with the rest.
    if (length > capacity) await redis.ltrim(keys.trace, -capacity, -1);
    await room.added(
      sandboxId,
      lines.reduce((bytes, line) => bytes + Buffer.byteLength(line), 0),
    );
  }

  return {
    async append(sandboxId, events) {
      if (events.length === 0) return;
      const lines = events.map((event) => JSON.stringify(event));
      const length = await writeMakingRoom(sandboxId, lines);
      await keepUp(sandboxId, lines, length).catch((cause: unknown) => {
        throw new UpkeepFailed('events were recorded, and their trace was not seen to', { cause });
      });
    },
    readLines,
    async read(sandboxId, after) {
      const { dropped, total, lines } = await readLines(sandboxId, after);
      return { dropped, total, events: lines.map(({ text }): TraceEvent => JSON.parse(text)) };
    },
    async version(sandboxId) {
      const keys = sandboxKeys(sandboxId);
      const [total, length, [newest = ''] = []] = (await runTogether(redis, [
        { name: 'get', args: [keys.total] },
        { name: 'llen', args: [keys.trace] },
        { name: 'lrange', args: [keys.trace, -1, -1] },
      ])) as [string | null, number, string[]];
      // The newest event besides: a store that crashed and forgot its last moments counts on from an earlier number.
      return createHash('sha256').update(`${sandboxId} ${total} ${length} ${newest}`).digest('base64url');
    },
  };
}

const toLine = (event: string, number: number): TraceLine => ({
  number,
  text: `{"number":${number},${event.slice(1)}`,
});

/** Quick, since every event is asked: what it says must be somewhere in the text of one in an older form. */
const mayBeOlder = ({ text }: TraceLine) =>
  (text.includes('"store":"memory"') || text.includes('"store":"disk"')) && isOlder(JSON.parse(text));
