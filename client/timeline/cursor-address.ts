import type { TimelineContext } from './timeline-context.ts';

/** The part of the browser that is used here. `search` is that of the present address. */
export type AddressEffects = {
  search(): string;
  push(search: string): void;
  replace(search: string): void;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
};

/** Safari refuses more than 100 changes of the address in 30 seconds; dragging makes 60 in one. */
const QUIET_MS = 320;

/** The event that an address names, as in `?event=12`. Null where it names none, or none that can be. */
export const eventInSearch = (search: string): number | null => {
  const text = new URLSearchParams(search).get('event') ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
};

/** The same address with this event, or with none. What else it says stays. */
export const searchWithEvent = (search: string, number: number | null): string => {
  const words = new URLSearchParams(search);
  if (number === null) words.delete('event');
  else words.set('event', String(number));
  const text = words.toString();
  return text ? `?${text}` : '';
};

export type CursorAddress = {
  /** Takes the state of the timeline into the address. A jump becomes a step of the browser's Back. */
  show(state: Pick<TimelineContext, 'cursor' | 'jumps' | 'wanted'>): void;
  /** Writes at once what waits, and nothing afterwards. */
  close(): void;
};

/** Writes the cursor into the address, a flood of steps only every third of a second. */
export const createCursorAddress = (effects: AddressEffects, jumpsBefore: number): CursorAddress => {
  let jumps = jumpsBefore;
  let waiting: number | null | undefined;
  let stopTimer: (() => void) | null = null;

  const write = (cursor: number | null, how: 'push' | 'replace') => {
    if (eventInSearch(effects.search()) === cursor) return;
    effects[how](searchWithEvent(effects.search(), cursor));
  };
  const flush = () => {
    if (waiting !== undefined) write(waiting, 'replace');
    waiting = undefined;
  };
  const rest = () => {
    stopTimer = effects.after(QUIET_MS, () => {
      stopTimer = null;
      if (waiting === undefined) return;
      flush();
      rest();
    });
  };

  return {
    show({ cursor, jumps: now, wanted }) {
      // Until the events are there the address knows more than the timeline.
      if (wanted !== null) return;
      const isJump = now !== jumps;
      jumps = now;
      if (isJump) {
        flush();
        write(cursor, 'push');
        return;
      }
      waiting = cursor;
      if (stopTimer) return;
      flush();
      rest();
    },
    close() {
      stopTimer?.();
      flush();
    },
  };
};
