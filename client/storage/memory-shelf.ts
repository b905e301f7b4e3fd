import type { Shelf } from './create-record.ts';

/** A shelf in memory, for tests. */
export const createMemoryShelf = (entries: Record<string, string> = {}): Shelf => {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};
