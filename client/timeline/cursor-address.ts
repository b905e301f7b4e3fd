import type { TimelineContext } from './timeline-context.ts';

/** The part of the browser that is used here. `search` is that of the present address. */
export type AddressEffects = {
  search(): string;
  push(search: string): void;
  replace(search: string): void;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
};

/**
 * Safari refuses more than 100 changes of the address in 30 seconds; dragging makes 60 in one. So many are free, and one more whenever so
 * much time has gone by: 91 steps at the most. Jumps, which people make one by one, are written whatever is left.
 */
const FREE = 8;
const ANOTHER_MS = 360;

/** What an address says of the timeline: the event at the cursor, and the newest one shown where others wait in the wings. */
export type TimelinePlace = { event: number | null; held: number | null };

/** As in `?event=12&held=15`. Null where it names none, or none that can be. */
export const placeInSearch = (search: string): TimelinePlace => {
  const words = new URLSearchParams(search);
  const numberIn = (name: string, form: RegExp) => {
    const text = words.get(name) ?? '';
    return form.test(text) ? Number(text) : null;
  };
  return { event: numberIn('event', /^[1-9]\d{0,8}$/), held: numberIn('held', /^\d{1,9}$/) };
};

/** The same address with this place. What else it says stays. */
export const searchWithPlace = (search: string, place: TimelinePlace): string => {
  const words = new URLSearchParams(search);
  for (const [name, number] of Object.entries(place)) {
    if (number === null) words.delete(name);
    else words.set(name, String(number));
  }
  const text = words.toString();
  return text ? `?${text}` : '';
};

const isSame = (one: TimelinePlace, other: TimelinePlace): boolean =>
  one.event === other.event && one.held === other.held;

export type CursorAddress = {
  /** Takes the state of the timeline into the address. A jump becomes a step of the browser's Back. */
  show(state: Pick<TimelineContext, 'cursor' | 'jumps' | 'wanted' | 'isHeld' | 'head'>): void;
  /** Writes at once what waits, and nothing afterwards. */
  close(): void;
};

/** Writes the cursor into the address: each step at once, since a reload comes back to what it says, and of a flood of them the last. */
export const createCursorAddress = (effects: AddressEffects, jumpsBefore: number): CursorAddress => {
  let jumps = jumpsBefore;
  let waiting: TimelinePlace | undefined;
  let free = FREE;
  let stopTimer: (() => void) | null = null;

  const earn = () => {
    stopTimer ??= effects.after(ANOTHER_MS, () => {
      stopTimer = null;
      free += 1;
      if (free > 0) flush();
      if (free < FREE) earn();
    });
  };
  const write = (place: TimelinePlace, how: 'push' | 'replace') => {
    if (isSame(placeInSearch(effects.search()), place)) return;
    effects[how](searchWithPlace(effects.search(), place));
    free -= 1;
    earn();
  };
  const flush = () => {
    if (waiting !== undefined) write(waiting, 'replace');
    waiting = undefined;
  };

  return {
    show({ cursor, jumps: now, wanted, isHeld, head }) {
      // Until the events are there the address knows more than the timeline.
      if (wanted !== null) return;
      const place = { event: cursor, held: isHeld ? head : null };
      const isJump = now !== jumps;
      jumps = now;
      if (isJump) {
        flush();
        write(place, 'push');
        return;
      }
      waiting = place;
      if (free > 0) flush();
    },
    close() {
      flush();
      stopTimer?.();
    },
  };
};
