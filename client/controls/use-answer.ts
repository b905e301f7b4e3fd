import type { Actor, TraceEvent, TraceEventOf } from '#shared/trace/event.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { playedEvents } from '../timeline/timeline-view.ts';

/**
 * The first answer that somebody got after the event number `since`, or the last of all where that is null; null while
 * there is none. Wherever the cursor stands, and not before its arrow.
 */
export const useAnswer = (
  { kind, name }: Pick<Actor, 'kind' | 'name'>,
  since: number | null,
): TraceEventOf<'response'> | null =>
  useTimeline(({ context }) => {
    const events = playedEvents(context);
    const isTheirs = (event: TraceEvent): event is TraceEventOf<'response'> =>
      event.type === 'response' && event.actor.kind === kind && event.actor.name === name;
    const isNew = (event: TraceEvent) => since !== null && event.number > since;
    const answer =
      since === null ? events.findLast(isTheirs) : events.find((event) => isNew(event) && isTheirs(event));
    return answer && isTheirs(answer) ? answer : null;
  });
