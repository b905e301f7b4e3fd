import { createDraftShelf } from '../exercise/draft-shelf.ts';
import { exerciseProgress } from '../exercise/exercise-progress.ts';
import { keptPractice } from '../lesson/question/keep-answer.ts';
import type { Shelf } from '../storage/create-record.ts';
import { progressRecord } from '../storage/lesson-progress.ts';
import { practiceRecord } from '../storage/practice-record.ts';
import type { Gain } from './merge-kept.ts';

/** Writes what was gained. Returns how much of it the browser would not keep: full, or forbidden. Nothing is overwritten by less. */
export function keepGain(gain: Gain, shelf: () => Shelf = () => localStorage): number {
  const outcomes = [
    ...[...gain.lessons].map(([slug, value]) => progressRecord(slug, shelf).write(value)),
    ...[...gain.exercises].map(([id, value]) => exerciseProgress(id, shelf).write(value)),
    ...[...gain.drafts].map(
      ([id, draft]) => createDraftShelf(id, shelf).save(draft, draft.revision - 1).state === 'kept',
    ),
  ];
  if (gain.answers.size > 0) {
    const record = practiceRecord(shelf);
    const { answers, drafts } = keptPractice(record);
    outcomes.push(
      record.write({ answers: Object.assign({}, answers, Object.fromEntries(gain.answers)), drafts }),
    );
  }
  return outcomes.filter((isKept) => !isKept).length;
}
