import { firstServer, type Participant, participantsOf, store } from '#shared/diagram/participants.ts';
import type { Chapter } from '#shared/trace/chapter.ts';

/** Stand from the start, so that no column moves when the first request comes and the store's silence shows too. */
const standing: readonly Participant[] = [
  { id: 'browser', kind: 'browser', name: 'Browser', of: 'browser' },
  firstServer,
  store,
];

/**
 * Everybody's column, and for each chapter how many of them stood when it happened. Late-comers join on the right,
 * so an old chapter's picture never has to be drawn again.
 */
export const toColumns = (
  chapters: readonly Chapter[],
): { participants: readonly Participant[]; counts: readonly number[] } => {
  let participants = standing;
  const counts = chapters.map(({ events }) => {
    participants = participantsOf(events, participants);
    return participants.length;
  });
  return { participants, counts };
};
