import { type Disk, type Kept, LostDisk } from '../open-disk.ts';

/** A disk that is a Map. */
export function createTestDisk() {
  const keys = new Map<string, Kept>();
  const events = new Map<string, Map<number, string>>();
  const written: string[] = [];
  let failure: Error | null = null;
  const disk: Disk = {
    readAll: async () => [...keys.values()],
    readTraces: async () =>
      new Map(
        [...events]
          .filter(([, texts]) => texts.size > 0)
          .map(([key, texts]) => [key, { first: Math.min(...texts.keys()), texts: [...texts.values()] }]),
      ),
    async write({ kept, gone, traces }) {
      if (failure) throw failure;
      for (const each of kept) keys.set(each.key, structuredClone(each));
      for (const key of gone) keys.delete(key);
      for (const { key, dropBelow, from, texts } of traces) {
        const trace = events.get(key) ?? new Map<number, string>();
        events.set(key, trace);
        for (const number of [...trace.keys()]) if (number < dropBelow) trace.delete(number);
        for (const [index, text] of texts.entries()) {
          trace.set(from + index, text);
          written.push(text);
        }
      }
    },
  };
  const fail = (error: Error | null) => {
    failure = error;
  };
  let opened: { lost(): void } = { lost: () => undefined };
  return {
    disk,
    keys,
    written,
    fail,
    /** As a browser opens it: whoever did so last writes. */
    async open(lost: () => void): Promise<Disk> {
      const own = { lost };
      opened = own;
      const write: Disk['write'] = (changes) =>
        own === opened ? disk.write(changes) : Promise.reject(new LostDisk());
      return { ...disk, write };
    },
    /** As somebody clears what a site has stored. */
    clear() {
      keys.clear();
      events.clear();
      const { lost } = opened;
      opened = { lost: () => undefined };
      lost();
    },
  };
}
