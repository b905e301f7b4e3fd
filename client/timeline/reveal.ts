import type { TraceEvent } from '#shared/trace/event.ts';
import { beginningAfter } from './chapters.ts';
import { beginDeed, type Deed, followDeed } from './deed.ts';
import type { TimelineContext } from './timeline-context.ts';
import { lastNumberOf } from './timeline-view.ts';

/** How long an arrow of one's own has before the next one is drawn: 320 ms of drawing, and a breath. */
export const ARROW_MS = 450;

/** Nobody would sit through more than these: the newest is shown. */
const MOST_WAITING = 8;

/** The head after a new account of everything: all of it is shown, but for what is new while things wait in the wings. */
export const headAfter = (
  { isHeld, head }: TimelineContext,
  { events, dropped }: { events: readonly TraceEvent[]; dropped: number },
): number => {
  const last = lastNumberOf({ events, dropped });
  return isHeld ? Math.min(Math.max(head, dropped), last) : last;
};

type Revealed = Pick<TimelineContext, 'head' | 'waiting' | 'revealed' | 'deed'>;

/** The press of a button: what it brings is played, behind what is being played already, or shown at once. */
export const act = (
  { deed, waiting, revealed }: TimelineContext,
  { isPlayed, parts }: { isPlayed: boolean; parts: number },
): Partial<Revealed> => ({
  deed: beginDeed(deed, isPlayed, parts),
  revealed: waiting.length > 0 ? revealed : 0,
});

/** Where an event that arrived goes: one's own waits for its turn, and so does whatever comes after one that waits. */
export const queue = (context: TimelineContext, event: TraceEvent): Partial<Revealed> => {
  const { deed, head, waiting, isHeld } = context;
  const followed = followDeed(deed, event);
  if (isHeld) return { deed: followed.deed };
  if (followed.isOwn && deed?.isPlayed) {
    return { deed: followed.deed, waiting: [...waiting, event.number] };
  }
  return { deed: followed.deed, head: waiting.length > 0 ? head : event.number };
};

/**
 * The deed after a new account of everything, which is shown at once: of what is new in it, some is the deed's. Whatever
 * the first of them tells was there before anything could be done here.
 */
export const followSnapshot = (context: TimelineContext, events: readonly TraceEvent[]): Deed | null => {
  const known = lastNumberOf(context);
  if (known === 0) return context.deed;
  return events
    .filter(({ number }) => number > known)
    .reduce<Deed | null>((deed, event) => followDeed(deed, event).deed, context.deed);
};

/** The next event of one's own; what strangers did before it comes whole with it, and with the last all there is. */
export const revealNext = (context: TimelineContext): Partial<Revealed> => {
  const [next, ...waiting] = context.waiting;
  if (next === undefined) return {};
  const head = waiting.length > 0 ? next : lastNumberOf(context);
  return { head, waiting, revealed: context.revealed + 1 };
};

/** Everything there is, and what is still to come of the same deed at once too. */
export const revealAll = (context: TimelineContext): Revealed => ({
  head: lastNumberOf(context),
  waiting: [],
  revealed: 0,
  deed: context.deed && { ...context.deed, isPlayed: false },
});

/** The next event in the wings comes out; or all up to where the next chapter begins. */
export const stepOut = (context: TimelineContext, by: 'event' | 'chapter'): Pick<TimelineContext, 'head'> => {
  const last = lastNumberOf(context);
  const to = by === 'event' ? context.head + 1 : (beginningAfter(context.events, context.head) ?? last);
  return { head: Math.min(to, last) };
};

export const hasTooManyWaiting = ({ waiting }: TimelineContext): boolean => waiting.length > MOST_WAITING;

/** The press has been answered. */
export const hearAnswer = (deed: Deed | null): Deed | null =>
  deed && { ...deed, unanswered: Math.max(0, deed.unanswered - 1) };
