import type { JsonValue, OwnStoreOperation } from './event.ts';

/** How much of a file the trace keeps. */
const kept = 4096;
const path = 'sessions.json';

/** What a server has for itself while an older trace is lifted. Each method returns what was done to it. */
export type LiftedRack = {
  /** `found` is the record as the older store answered; null when it answered with nothing. */
  lookUp(id: string, found: JsonValue): OwnStoreOperation[];
  keep(id: string, record: JsonValue, expiresAt: number): OwnStoreOperation[];
  /** Gives a record that is there a later end. */
  prolong(id: string, expiresAt: number): OwnStoreOperation[];
  remove(id: string): OwnStoreOperation[];
  goThrough(): OwnStoreOperation[];
};

export function createLiftedRack(store: 'memory' | 'disk'): LiftedRack {
  const records = new Map<string, JsonValue>();
  let isWritten = false;

  const toBody = () => {
    const text = JSON.stringify(Object.fromEntries(records));
    const bytes = new TextEncoder().encode(text).length;
    return { text: text.slice(0, kept), bytes, truncated: text.length > kept };
  };
  const read = (): OwnStoreOperation => ({ name: 'file.read', path, body: isWritten ? toBody() : null });
  const write = (set: Record<string, JsonValue>, removed: string[]): OwnStoreOperation => {
    isWritten = true;
    return { name: 'file.write', path, body: toBody(), set, removed };
  };

  const put = (id: string, record: JsonValue): OwnStoreOperation => {
    records.set(id, record);
    return store === 'memory'
      ? { name: 'map.set', key: id, value: record }
      : write(Object.fromEntries([[id, record]]), []);
  };
  const remove = (id: string): OwnStoreOperation[] => {
    const existed = records.delete(id);
    if (store === 'memory') return [{ name: 'map.delete', key: id, existed }];
    return existed ? [write({}, [id])] : [read()];
  };

  return {
    lookUp(id, found) {
      // What began before the trace does is known from what was found of it.
      if (found !== null && !records.has(id)) learn(id, found);
      const record = records.get(id) ?? null;
      const look: OwnStoreOperation =
        store === 'memory' ? { name: 'map.get', key: id, value: record } : read();
      // The older store had dropped it by itself; here it lies there until somebody comes by and throws it away.
      return found === null && record !== null ? [look, ...remove(id)] : [look];
    },
    keep: (id, record, expiresAt) => [put(id, withEnd(record, expiresAt))],
    prolong: (id, expiresAt) => [put(id, withEnd(records.get(id) ?? null, expiresAt))],
    remove,
    goThrough: () => [store === 'memory' ? { name: 'map.entries', size: records.size } : read()],
  };

  function learn(id: string, record: JsonValue) {
    records.set(id, record);
    isWritten = true;
  }
}

/** The end that Redis knew of, as a field of the record. */
const withEnd = (record: JsonValue, expiresAt: number): JsonValue =>
  record !== null && typeof record === 'object' && !Array.isArray(record) ? { ...record, expiresAt } : record;
