import type { TraceEvent } from '#shared/trace/event.ts';
import { redirectTarget } from '#shared/trace/redirect-target.ts';

/**
 * What this page does at the moment, as far as the trace can tell it from what strangers do: one's own are the
 * exchanges that begin next after each press, and those their redirects lead to.
 */
export type Deed = {
  /** Presses that have not been answered yet. */
  unanswered: number;
  /** Exchanges and notes that the presses bring, and of which the trace has shown nothing yet. */
  awaited: number;
  /** Exchanges that have begun and are not over, with the path that each asked for. */
  open: readonly { exchange: string; path: string }[];
  /** Who was sent on, and where to. */
  sentOn: readonly { actor: string; to: string }[];
  /** Whether its events are shown one after another; else at once. */
  isPlayed: boolean;
};

/** One press more, which brings so many exchanges and notes one after another. */
export const beginDeed = (deed: Deed | null, isPlayed: boolean, parts: number): Deed => ({
  unanswered: (deed?.unanswered ?? 0) + 1,
  awaited: (deed?.awaited ?? 0) + parts,
  open: deed?.open ?? [],
  sentOn: deed?.sentOn ?? [],
  isPlayed,
});

/** The deed after an event, which is its own or somebody else's. The deed is null once all of it has come. */
export const followDeed = (deed: Deed | null, event: TraceEvent): { isOwn: boolean; deed: Deed | null } => {
  const next = deed && ownStep(deed, event);
  if (!next) return { isOwn: false, deed };
  const isOver = next.awaited === 0 && next.open.length === 0 && next.sentOn.length === 0;
  return { isOwn: true, deed: isOver ? null : next };
};

/** Null where the event is not the deed's. */
const ownStep = (deed: Deed, event: TraceEvent): Deed | null => {
  const own = deed.open.find(({ exchange }) => exchange === event.exchange);
  if (own) return event.type === 'response' ? answered(deed, event, own.path) : deed;
  if (event.type === 'request') {
    const open = [...deed.open, { exchange: event.exchange, path: event.path }];
    const isSentOn = ({ actor, to }: Deed['sentOn'][number]) =>
      actor === event.actor.id && to === event.path && event.method === 'GET';
    const sent = deed.sentOn.find(isSentOn);
    if (sent) return { ...deed, open, sentOn: deed.sentOn.filter((one) => one !== sent) };
    // A terminal is never pressed here.
    return deed.awaited > 0 && event.actor.kind !== 'curl'
      ? { ...deed, open, awaited: deed.awaited - 1 }
      : null;
  }
  return deed.awaited > 0 && event.type === 'note' && !happensUnasked.has(event.note.kind)
    ? { ...deed, awaited: deed.awaited - 1 }
    : null;
};

/** Notes that nobody's press begins. */
const happensUnasked: ReadonlySet<string> = new Set(['keys-expired', 'not-recorded']);

const answered = (deed: Deed, event: Extract<TraceEvent, { type: 'response' }>, path: string): Deed => {
  const to = redirectTarget(event, path);
  return {
    ...deed,
    open: deed.open.filter(({ exchange }) => exchange !== event.exchange),
    sentOn: to === null ? deed.sentOn : [...deed.sentOn, { actor: event.actor.id, to }],
  };
};
