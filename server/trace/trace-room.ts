import type { Redis } from 'ioredis';
import { REMEMBERED_SANDBOXES, RecentMap } from '../recent-map.ts';
import { RECORDED_KEY, sandboxKeys } from '../store/keys.ts';
import { unlessFull } from '../store/store-trouble.ts';

export type TraceRoom = {
  /** Hears how much was added to a sandbox's trace. Resolves when those that are too large have been cut. */
  added(sandboxId: string, bytes: number): Promise<void>;
  /** Cuts the largest traces, if it is not long since that was done. For when the store says that it is full. */
  make(): Promise<void>;
};

/** How much of a sandbox's trace may be added before it is written down. */
const UNTOLD_BYTES = 16 * 1024;
/** Cut down to so much, a trace is cut no further: it still tells what happened last. */
const LEAST_BYTES = 64 * 1024;
/** How much of a store stays free for sessions, and for whoever else works there. */
const SHARE = 0.5;
const FREE_SHARE = 0.1;
/** After cutting, there is as much less than may be, so that it is not cut again at once. */
const AFTERWARDS = 0.85;
const AGAIN_AFTER_MS = 1000;

/**
 * How much room traces take, each of them and all together. Filling the store: whoever fills a few sandboxes with large
 * headers would take the room of everybody, sessions and all. So each trace has an end, and when all together have too much the
 * largest give way, down to one size: whose are small lose nothing, however many sandboxes come from one school's address.
 *
 * All together may take `maxTotal`, but no more than half of Redis' `maxmemory`, and less when others take the rest. How large
 * each is stands in Redis, to within some kilobytes.
 */
export function createTraceRoom(options: {
  redis: Redis;
  maxBytes: number;
  maxTotal: number;
  /** What `INFO memory` says; null for a store that has no end of its own. */
  memory: (() => Promise<string>) | null;
  now(): number;
}): TraceRoom {
  const { redis, maxBytes, maxTotal, memory, now } = options;
  const untold = new RecentMap<number>(REMEMBERED_SANDBOXES);
  let sinceLook = 0;
  // Unknown before the first look, which therefore comes soon.
  let limit = 0;
  let making: Promise<void> | null = null;
  let madeAt = Number.NEGATIVE_INFINITY;

  /** Keeps the newest events that fit, and writes down how much they are. */
  async function cut(sandboxId: string, toBytes: number): Promise<void> {
    const { trace } = sandboxKeys(sandboxId);
    const sizes = (await redis.lrange(trace, 0, -1)).map(sizeOf);
    let bytes = sum(sizes);
    let dropped = 0;
    while (bytes > toBytes && dropped < sizes.length - 1) bytes -= sizes[dropped++] ?? 0;
    // Counted from the end: what was added since stays.
    if (dropped > 0) await redis.ltrim(trace, dropped - sizes.length, -1);
    if (sizes.length === 0) await redis.zrem(RECORDED_KEY, sandboxId);
    else await unlessFull(redis.zadd(RECORDED_KEY, 'XX', bytes, sandboxId), null);
  }

  async function cutLargest(): Promise<void> {
    const told = await redis.zrange(RECORDED_KEY, 0, -1, 'WITHSCORES');
    const sizes = new Map<string, number>();
    for (let at = 0; at < told.length; at += 2) sizes.set(told[at] ?? '', Number(told[at + 1]));
    const total = sum([...sizes.values()]);
    limit = Math.min(maxTotal, memory === null ? maxTotal : toLimit(await memory(), total));
    if (total <= limit) return;
    const level = Math.max(LEAST_BYTES, levelFor([...sizes.values()], limit * AFTERWARDS));
    for (const [sandboxId, bytes] of sizes) if (bytes > level) await cut(sandboxId, level);
  }

  function make(): Promise<void> {
    // Whoever adds so much more meanwhile waits, too.
    sinceLook = 0;
    making ??= cutLargest().finally(() => {
      making = null;
      madeAt = now();
    });
    return making;
  }

  /** How much is to be written down of a sandbox now; 0 when it can wait. */
  function due(sandboxId: string, bytes: number): number {
    const since = (untold.get(sandboxId) ?? 0) + bytes;
    const isDue = since >= Math.min(UNTOLD_BYTES, maxBytes / 4);
    if (isDue) untold.delete(sandboxId);
    else untold.set(sandboxId, since);
    return isDue ? since : 0;
  }

  return {
    async added(sandboxId, bytes) {
      sinceLook += bytes;
      const toTell = due(sandboxId, bytes);
      if (toTell > 0) {
        const size = Number(await unlessFull(redis.zincrby(RECORDED_KEY, toTell, sandboxId), 0));
        // Cut by a quarter at a time: to cut a trace, all of it must be read.
        if (size > maxBytes) await cut(sandboxId, maxBytes * 0.75);
      }
      if (sinceLook > Math.max(limit / 64, LEAST_BYTES)) await make();
    },
    async make() {
      if (now() - madeAt > AGAIN_AFTER_MS) await make();
    },
  };
}

/** How much traces may take that take `total` now, by what Redis says of its memory. */
function toLimit(info: string, total: number): number {
  const read = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  const [max, used] = [read('maxmemory'), read('used_memory')];
  return max === 0 ? Number.POSITIVE_INFINITY : Math.min(max * SHARE, total + max * (1 - FREE_SHARE) - used);
}

/** The size to which all larger ones must be cut for all together to be `total` at most. */
function levelFor(sizes: readonly number[], total: number): number {
  const rising = [...sizes].sort((a, b) => a - b);
  let left = Math.max(0, total);
  for (const [index, size] of rising.entries()) {
    const each = left / (rising.length - index);
    if (size > each) return each;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

const sizeOf = (line: string) => Buffer.byteLength(line);
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
