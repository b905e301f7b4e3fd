import { firstServer, type Participant, participantsOf, store } from '#shared/diagram/participants.ts';
import { browser } from '#shared/trace/actors.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { createTraceWalk, type TraceWalk } from '#shared/trace/create-trace-walk.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** Stand from the start, so that no column moves when the first request comes and the store's silence shows too. */
const standing: readonly Participant[] = [
  { id: 'browser', kind: 'browser', name: 'Browser', of: 'browser' },
  firstServer,
  store,
];

/**
 * Everybody of a trace in the order of their lanes: a cursor that goes back moves nobody, nor does it when the oldest events are let go. Where they are the same as before, it is the very
 * same list.
 */
export function createRoster(): TraceWalk<readonly Participant[]> {
  let roster = standing;
  const walk = createTraceWalk<readonly Participant[]>({
    // Of a trace without its beginning, those who were met in it keep their places.
    begin: ([first]) => (first && first.number > 1 ? roster : standing),
    take: (met, fresh) => participantsOf(fresh, named(met, fresh)),
  });
  return (events) => {
    roster = keepSame(roster, walk(events));
    return roster;
  };
}

/** Who stands from the start is called as the trace calls them: in an exercise it is *Ada’s browser*. */
const named = (met: readonly Participant[], fresh: readonly TraceEvent[]): readonly Participant[] => {
  const called = fresh.find(({ actor }) => actor.id === browser.id)?.actor.name;
  const name = called && cleanText(called, 24);
  const stands = met.find(({ of }) => of === browser.id);
  if (!name || !stands || stands.name === name) return met;
  return met.map((one) => (one === stands ? { ...one, name } : one));
};

/** The list that was there, where the other says the same: nothing is then drawn anew. */
export const keepSame = (
  before: readonly Participant[],
  now: readonly Participant[],
): readonly Participant[] =>
  before.length === now.length && before.every((one, index) => isSame(one, now[index])) ? before : now;

const isSame = (one: Participant, other: Participant | undefined): boolean =>
  other?.id === one.id && other.name === one.name && other.of === one.of;
