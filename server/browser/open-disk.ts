export type Kept = { key: string; value: unknown; expires: number | null };
type NewEvents = { key: string; dropBelow: number; from: number; texts: readonly string[] };

export type Disk = {
  readAll(): Promise<Kept[]>;
  /** The events of each trace, by its key: their texts, and the number of the first. */
  readTraces(): Promise<Map<string, { first: number; texts: string[] }>>;
  /** All of it or nothing. @throws LostDisk when this disk is not what it was when it was opened */
  write(changes: {
    kept: readonly Kept[];
    gone: readonly string[];
    traces: readonly NewEvents[];
  }): Promise<void>;
};

/** Raised when what stands in the database has another form. */
const VERSION = 1;
const KEYS = 'keys';
const EVENTS = 'events';
const WRITER = 'writer';

/**
 * What is in memory is not a copy of what is on the disk any more: another worker has begun to write there (two never do, the
 * elder one has an old copy of what the younger one changes), or somebody has cleared it.
 */
export class LostDisk extends Error {
  constructor() {
    super('this store is written by another worker now, or has been cleared');
  }
}

/**
 * Opens the database `name`, in which the store lies.
 *
 * @param lost hears of it when somebody clears it
 * @throws what the browser says where it lets nothing be kept
 */
export async function openDisk(name: string, lost: () => void): Promise<Disk> {
  const database = await open(name);
  let isLost = false;
  const lose = () => {
    isLost = true;
    lost();
  };
  database.onclose = lose;
  database.onversionchange = () => {
    // Whoever deletes it waits until nobody has it open.
    database.close();
    lose();
  };
  const writer = crypto.randomUUID();
  const claim = database.transaction(WRITER, 'readwrite', { durability: 'relaxed' });
  claim.objectStore(WRITER).put(writer, 'now');
  await done(claim);

  const read = <Value>(store: string) => {
    const transaction = database.transaction(store, 'readonly').objectStore(store);
    return Promise.all([asked(transaction.getAllKeys()), asked<Value[]>(transaction.getAll())]);
  };

  return {
    readAll: async () => (await read<Kept>(KEYS))[1],

    async readTraces() {
      const [keys, texts] = await read<string>(EVENTS);
      const traces = new Map<string, { first: number; texts: string[] }>();
      for (const [index, place] of (keys as [string, number][]).entries()) {
        const [key, number] = place;
        const trace = traces.get(key) ?? { first: number, texts: [] };
        trace.texts.push(texts[index] ?? '');
        traces.set(key, trace);
      }
      return traces;
    },

    async write({ kept, gone, traces }) {
      if (isLost) throw new LostDisk();
      const transaction = database.transaction([KEYS, EVENTS, WRITER], 'readwrite', {
        durability: 'relaxed',
      });
      const end = done(transaction);
      end.catch(() => undefined);
      const [keys, events] = [transaction.objectStore(KEYS), transaction.objectStore(EVENTS)];
      if ((await asked(transaction.objectStore(WRITER).get('now'))) !== writer) {
        transaction.abort();
        throw new LostDisk();
      }
      for (const each of kept) keys.put(each);
      for (const key of gone) keys.delete(key);
      for (const { key, dropBelow, from, texts } of traces) {
        events.delete(
          IDBKeyRange.bound([key, 0], [key, dropBelow], false, dropBelow !== Number.POSITIVE_INFINITY),
        );
        for (const [index, text] of texts.entries()) events.put(text, [key, from + index]);
      }
      await end;
    },
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS, { keyPath: 'key' });
    request.result.createObjectStore(EVENTS);
    request.result.createObjectStore(WRITER);
  };
  return asked(request);
}

function asked<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error ?? new Error('the write was given up'));
  });
}
