import { z } from 'zod/mini';
import { createRecord, type Shelf } from '../storage/create-record.ts';
import { keysOf, type WholeShelf } from '../storage/whole-shelf.ts';
import { keepGain } from './keep-gain.ts';
import { collect, isOfProgress, readKept } from './kept.ts';
import { mergeKept } from './merge-kept.ts';

const text = z.nullable(z.string());
const undoableSchema = z.object({
  /** What was done to the browser's memory last. */
  deed: z.enum(['forgotten', 'taken in', 'forgotten, then taken in']),
  /** When, in milliseconds since the epoch. */
  at: z.number(),
  /** Each key's text as it was before, and as that left it; null for none. */
  changes: z.array(z.tuple([z.string(), text, text])),
});

/** What was done to the browser's memory, key by key, so that it can be undone. */
export type Undoable = z.infer<typeof undoableSchema>;

export const UNDO_FOR_MS = 10_000;

/** Where one was last is forgotten with what was done: else the next one at this computer would be led there. */
const led = ['coat-check:last-visit', 'coat-check:own-sandbox'];

/** Of these keys, or of all that has to do with what was done. */
export const keysToForget = (shelf: WholeShelf): string[] =>
  keysOf(shelf).filter((key) => isOfProgress(key) || led.includes(key));

/** The tab's own note of it: it outlives a reload, and ends with the tab. */
const noteIn = (tab: () => Shelf) => createRecord('undoable', undoableSchema, tab);

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
 * Takes the entries out of the browser's memory at once; what was done `earlier` and can still be undone is undone
 * together with that. Throws where the browser forbids the storage.
 */
export function forget(memory: Memory, keys: readonly string[], earlier: Undoable | null = null): Undoable {
  const place = memory.shelf();
  const changes = keys.flatMap((key): Undoable['changes'] => {
    const was = place.getItem(key);
    return was === null ? [] : [[key, was, null]];
  });
  // Noted first. Where the tab has no room for it, only this page can undo it, and a reload cannot.
  const undoable = note(memory, { deed: 'forgotten', at: memory.now(), changes }, earlier);
  for (const [key] of changes) place.removeItem(key);
  return undoable;
}

/** All that a file can change, as it is now; empty where the browser forbids the storage. */
export function textsOf(shelf: () => WholeShelf): ReadonlyMap<string, string> {
  try {
    const place = shelf();
    const keys = keysOf(place).filter(isOfProgress);
    return new Map(keys.map((key) => [key, place.getItem(key) ?? '']));
  } catch {
    return new Map();
  }
}

/** Notes what a file has changed since the memory's `texts` were these; null where it changed nothing. */
export function noteTaken(
  memory: Memory,
  texts: ReadonlyMap<string, string>,
  earlier: Undoable | null = null,
): Undoable | null {
  const now = textsOf(memory.shelf);
  const changes = [...now].flatMap(([key, is]): Undoable['changes'] => {
    const was = texts.get(key) ?? null;
    return was === is ? [] : [[key, was, is]];
  });
  if (changes.length === 0) return earlier;
  const isAfterForgetting = earlier !== null && earlier.deed !== 'taken in';
  const deed = isAfterForgetting ? 'forgotten, then taken in' : 'taken in';
  return note(memory, { deed, at: memory.now(), changes }, earlier);
}

/** Of a key that was changed twice its first text comes back. */
function note({ tab }: Memory, latest: Undoable, earlier: Undoable | null): Undoable {
  const changes = new Map((earlier?.changes ?? []).map((change) => [change[0], change]));
  for (const [key, was, is] of latest.changes) {
    const before = changes.get(key);
    changes.set(key, [key, before ? before[1] : was, is]);
  }
  const undoable = { ...latest, changes: [...changes.values()] };
  noteIn(tab).write(undoable);
  return undoable;
}

/** What a reload finds that can still be undone; what is older stays as it is by this. */
export function reopenUndoable({ tab, now }: Memory): Undoable | null {
  const found = noteIn(tab).read();
  if (found.state === 'kept' && msLeft(found.value, now()) > 0) return found.value;
  if (found.state !== 'absent') noteIn(tab).remove();
  return null;
}

/** How long it can still be undone, in milliseconds. A clock that was set back gives no more than the whole time. */
export const msLeft = ({ at }: Undoable, now: number): number =>
  now < at ? 0 : Math.max(0, at + UNDO_FOR_MS - now);

/** Leaves it done for good. */
export const letStand = ({ tab }: Memory): void => void noteIn(tab).remove();

/**
 * Makes everything as it was: where somebody has written meanwhile, both are joined. Returns false where something could
 * not be kept; it can then be tried again.
 */
export function undo({ shelf, tab, now }: Memory, { changes }: Undoable): boolean {
  try {
    const place = shelf();
    for (const [key, was, is] of changes) {
      if (place.getItem(key) !== is) continue;
      if (was === null) place.removeItem(key);
      else place.setItem(key, was);
    }
    const here = readKept(shelf);
    if (here.state === 'refused') return false;
    const gain = mergeKept(here.kept, collect(changes.map(([key, was]) => [key, was])), {
      at: now(),
      why: 'undone',
    });
    const isWhole = keepGain(gain, shelf) === 0;
    if (isWhole) noteIn(tab).remove();
    return isWhole;
  } catch {
    return false;
  }
}
