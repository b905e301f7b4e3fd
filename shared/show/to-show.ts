import type { RoomVote } from '../api/room-api.ts';
import type { TraceEvent } from '../trace/event.ts';
import { toChapters } from '../trace/to-chapters.ts';
import type { Show } from './show.ts';

/** A first show of all that happened, in the order in which it did, with what rooms have said of it. */
export const toShow = (
  title: string,
  events: readonly TraceEvent[],
  votes: readonly RoomVote[] = [],
): Show => ({
  title,
  about: '',
  chapters: toChapters(events).map(({ key, events: own }) => ({
    name: null,
    isHidden: false,
    events: own.map(({ number }) => number),
    from: key,
    to: own.at(-1)?.number ?? key,
    notes: '',
    curtains: [],
  })),
  ...(votes.length > 0 && {
    votes: votes.map((vote) => ({ ...vote, after: knownBefore(vote.after, events) })),
  }),
});

/** The last event of these that was shown by then: what a trace has let go, or was cut off with a run, is in none of them. */
const knownBefore = (after: number, events: readonly TraceEvent[]): number =>
  events.findLast(({ number }) => number <= after)?.number ?? 0;
