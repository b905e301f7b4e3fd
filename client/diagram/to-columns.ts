import { firstServer, type Participant, participantsOf, store } from '#shared/diagram/participants.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** Stand from the start, so that no column moves when the first request comes and the store's silence shows too. */
const standing: readonly Participant[] = [
  { id: 'browser', kind: 'browser', name: 'Browser', of: 'browser' },
  firstServer,
  store,
];

/**
 * Everybody's column, of the whole trace: a cursor that goes back moves nobody. Where they are the same as before, it is the very same
 * list, so that no chapter is written anew.
 */
export const toColumns = (
  events: readonly TraceEvent[],
  before: readonly Participant[] = standing,
): readonly Participant[] => {
  const participants = participantsOf(events, standing);
  return areSame(before, participants) ? before : participants;
};

const areSame = (some: readonly Participant[], others: readonly Participant[]): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index];
    return other?.id === one.id && other.name === one.name && other.of === one.of;
  });
