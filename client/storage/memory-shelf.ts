import type { WholeShelf } from './whole-shelf.ts';

/** A shelf in memory, for tests. */
export const createMemoryShelf = (entries: Readonly<Record<string, string>> = {}): WholeShelf => {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};
