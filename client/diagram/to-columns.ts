import { firstServer, type Participant, participantsOf, store } from '#shared/diagram/participants.ts';
import type { Chapter } from '#shared/trace/chapter.ts';

/** Stand from the start, so that no column moves when the first request comes and the store's silence shows too. */
const standing: readonly Participant[] = [
  { id: 'browser', kind: 'browser', name: 'Browser', of: 'browser' },
  firstServer,
  store,
];

export type Columns = { participants: readonly Participant[]; counts: readonly number[] };

/**
 * Everybody's column, and for each chapter how many of them it is drawn with. Late-comers join on the right, so an old
 * chapter keeps its picture; only when a further server has joined between them, it is drawn again with them all.
 * Participants who are the same as before are the very same list.
 */
export const toColumns = (chapters: readonly Chapter[], before?: Columns): Columns => {
  let participants = standing;
  const stood = chapters.map(({ events }) => {
    participants = participantsOf(events, participants);
    return participants;
  });
  const counts = stood.map((then) =>
    then.every(({ id }, index) => participants[index]?.id === id) ? then.length : participants.length,
  );
  const isSame = before && areSame(before.participants, participants);
  return { participants: isSame ? before.participants : participants, counts };
};

const areSame = (some: readonly Participant[], others: readonly Participant[]): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index];
    return other?.id === one.id && other.name === one.name && other.of === one.of;
  });
