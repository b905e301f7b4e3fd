import type { Redis } from 'ioredis';
import type { MemoryStore } from '../store/open-mock.ts';
import type { Disk, Kept } from './open-disk.ts';

/** The store in memory, and the disk on which it outlives its worker. */
export type KeptStore = {
  /** Resolves when all that was written until now is on the disk. @throws what the disk says: nothing may be answered then */
  flush(): Promise<void>;
};

/** What ioredis-mock has inside; its client's own `expires` may be replaced, what is behind it not. */
type Inside = MemoryStore & {
  data: { set(key: string, value: unknown): void };
  expires: { set(key: string, at: number): void; delete(key: string): void };
  context: { modifiedKeyEvents: { on(event: 'modified', hear: (key: string) => void): void } };
};

/** How long a write may wait for others, and for an answer with which it leaves. */
const GATHER_MS = 20;
/** A list of events grows at one end and is cut at the other; to write it whole each time would take longer the longer it is. */
const isTrace = (key: string) => key.endsWith(':trace');
const totalOf = (key: string) => `${key.slice(0, -'trace'.length)}total`;

/**
 * Fills a store in memory with what is on the disk, and writes to the disk what changes from then on, key by key, a trace event by
 * event. A worker may be stopped at any time: what it answered is on the disk before the answer leaves.
 */
export async function keepStore(mock: Redis, disk: Disk): Promise<KeptStore> {
  const store = mock as Inside;
  const dirty = new Set<string>();
  /** The numbers of the first and the last event on the disk. */
  const written = new Map<string, { first: number; last: number }>();

  for (const { key, value, expires } of await disk.readAll()) {
    if (expires !== null && expires <= Date.now()) {
      dirty.add(key);
      continue;
    }
    store.data.set(key, value);
    if (expires !== null) store.expires.set(key, expires);
  }
  for (const [key, { first, texts }] of await disk.readTraces()) {
    const isHere = store.data.has(totalOf(key));
    written.set(key, { first, last: first + texts.length - 1 });
    if (!isHere) dirty.add(key);
    else store.data.set(key, texts);
    const until = store.expires.get(totalOf(key));
    if (isHere && until !== undefined) store.expires.set(key, until);
  }

  let timer: ReturnType<typeof setTimeout> | null = null;
  let queued: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();

  const note = (key: string) => {
    dirty.add(key);
    // Whoever waits for an answer hears what went wrong; the next flush tries again.
    timer ??= setTimeout(() => flush().catch(() => undefined), GATHER_MS);
  };
  store.context.modifiedKeyEvents.on('modified', note);
  const { expires } = store;
  Object.assign(store, {
    expires: {
      ...expires,
      set(key: string, at: number) {
        expires.set(key, at);
        note(key);
      },
      delete(key: string) {
        expires.delete(key);
        note(key);
      },
    },
  });

  function toKept(key: string): Kept {
    return { key, value: store.data.get(key), expires: store.expires.get(key) ?? null };
  }

  /** The events that are new on the disk, and where those end that have been dropped. */
  function toTrace(key: string) {
    const known = written.get(key) ?? { first: 1, last: 0 };
    const texts = store.data.has(key) ? (store.data.get(key) as string[]) : [];
    const last = Number(store.data.get(totalOf(key)) ?? 0);
    const first = last - texts.length + 1;
    const from = Math.max(known.last + 1, first);
    written.set(key, { first, last: Math.max(last, 0) });
    return {
      key,
      dropBelow: texts.length === 0 ? Number.POSITIVE_INFINITY : first,
      from,
      texts: texts.slice(from - first),
    };
  }

  async function write(): Promise<void> {
    queued = null;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const keys = [...dirty];
    dirty.clear();
    const before = new Map(written);
    const traces = keys.filter(isTrace).map(toTrace);
    const others = keys.filter((key) => !isTrace(key));
    const gone = others.filter((key) => !store.data.has(key));
    const kept = others.filter((key) => store.data.has(key)).map(toKept);
    try {
      await disk.write({ kept, gone, traces });
    } catch (error) {
      for (const key of keys) dirty.add(key);
      for (const { key } of traces) {
        const old = before.get(key);
        if (old) written.set(key, old);
        else written.delete(key);
      }
      throw error;
    }
  }

  function flush(): Promise<void> {
    if (queued) return queued;
    if (dirty.size === 0) return running;
    // Behind the write that is under way, whatever came of it; what is written meanwhile goes together in this one.
    queued = running.catch(() => undefined).then(write);
    running = queued;
    return queued;
  }

  return { flush };
}
