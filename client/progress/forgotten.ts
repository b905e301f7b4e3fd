import { z } from 'zod/mini';
import { createRecord, type Shelf } from '../storage/create-record.ts';
import { keysOf, type WholeShelf } from '../storage/whole-shelf.ts';
import { keepGain } from './keep-gain.ts';
import { collect, isOfProgress, readKept } from './kept.ts';
import { mergeKept } from './merge-kept.ts';

const forgottenSchema = z.object({
  /** When, in milliseconds since the epoch. */
  at: z.number(),
  entries: z.array(z.tuple([z.string(), z.string()])),
});

/** What was taken out of the browser's memory, key by key, so that it can be put back. */
export type Forgotten = z.infer<typeof forgottenSchema>;

export const UNDO_FOR_MS = 10_000;

/** Where one was last is forgotten with what was done: else the next one at this computer would be led there. */
const led = ['coat-check:last-visit', 'coat-check:own-sandbox'];

/** Of these keys, or of all that has to do with what was done. */
export const keysToForget = (shelf: WholeShelf): string[] =>
  keysOf(shelf).filter((key) => isOfProgress(key) || led.includes(key));

/** The tab's own note of it: it outlives a reload, and ends with the tab. */
const noteIn = (tab: () => Shelf) => createRecord('forgotten', forgottenSchema, tab);

export type Memory = {
  /** The browser's, and the tab's. */
  shelf: () => WholeShelf;
  tab: () => Shelf;
  now: () => number;
};

export const browserMemory: Memory = {
  shelf: () => localStorage,
  tab: () => sessionStorage,
  now: () => Date.now(),
};

/**
 * Takes the entries out of the browser's memory at once; what was forgotten `earlier` and is not gone yet can be put back
 * together with them. Throws where the browser forbids the storage.
 */
export function forget(
  { shelf, tab, now }: Memory,
  keys: readonly string[],
  earlier: Forgotten | null = null,
): Forgotten {
  const place = shelf();
  const entries = keys.flatMap((key): [string, string][] => {
    const text = place.getItem(key);
    return text === null ? [] : [[key, text]];
  });
  const forgotten = { at: now(), entries: [...entries, ...(earlier?.entries ?? [])] };
  // Where the tab has no room for it, only this page can undo it, and a reload cannot.
  noteIn(tab).write(forgotten);
  for (const [key] of entries) place.removeItem(key);
  return forgotten;
}

/** What a reload finds that can still be undone; what is older is gone for good by this. */
export function reopenForgotten({ tab, now }: Memory): Forgotten | null {
  const note = noteIn(tab).read();
  if (note.state === 'kept' && msLeft(note.value, now()) > 0) return note.value;
  if (note.state !== 'absent') noteIn(tab).remove();
  return null;
}

/** How long it can still be undone, in milliseconds. A clock that was set back gives no more than the whole time. */
export const msLeft = ({ at }: Forgotten, now: number): number =>
  now < at ? 0 : Math.max(0, at + UNDO_FOR_MS - now);

/** Forgets for good. */
export const letGo = ({ tab }: Memory): void => void noteIn(tab).remove();

/**
 * Puts everything back: where another tab has written meanwhile, both are joined. Returns false where something could
 * not be kept; it can then be tried again.
 */
export function bringBack({ shelf, tab, now }: Memory, { entries }: Forgotten): boolean {
  try {
    const place = shelf();
    for (const [key, text] of entries) if (place.getItem(key) === null) place.setItem(key, text);
    const here = readKept(shelf);
    if (here.state === 'refused') return false;
    const gain = mergeKept(here.kept, collect(entries), { at: now(), why: 'undone' });
    const isWhole = keepGain(gain, shelf) === 0;
    if (isWhole) noteIn(tab).remove();
    return isWhole;
  } catch {
    return false;
  }
}
