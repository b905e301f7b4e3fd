import { type Draft, draftSchema } from '../exercise/draft.ts';
import { type ExerciseProgress, exerciseProgressSchema } from '../exercise/exercise-progress.ts';
import { parseStored, type Stored } from '../storage/create-record.ts';
import { type Progress, progressSchema } from '../storage/lesson-progress.ts';
import { type GivenAnswer, practiceSchema } from '../storage/practice-record.ts';
import { keysOf, type WholeShelf } from '../storage/whole-shelf.ts';

/** A text that cannot be read, where it stands. */
export type Damaged = { key: string; of: Place; text: string };

/** What something is about: a lesson or an exercise by its id, the text that was written for one, or a question. */
export type Place = { kind: 'lesson' | 'exercise' | 'draft' | 'answer'; id: string } | { kind: 'practice' };

/** What was done, by ids; also of what this version does not have any more. */
export type Done = {
  lessons: ReadonlyMap<string, Progress>;
  exercises: ReadonlyMap<string, ExerciseProgress>;
  drafts: ReadonlyMap<string, Draft>;
  /** What was said to questions for practice. */
  answers: ReadonlyMap<string, GivenAnswer>;
};

/** All that this browser remembers of it. */
export type Kept = Done & {
  /** In place of a value, or set aside before one was written. */
  damaged: readonly Damaged[];
};

/** `refused`: the browser keeps nothing for this site, and shows nothing of it. */
export type FoundKept = { state: 'refused' } | { state: 'open'; kept: Kept };

export const nothingDone: Done = {
  lessons: new Map(),
  exercises: new Map(),
  drafts: new Map(),
  answers: new Map(),
};

const keyForm =
  /^coat-check:(?:(?<kind>lesson|exercise|draft):(?<id>[\w-]{1,80})|practice)(?<aside>:damaged(:\d+)?)?$/;

/** Whether a key is one of what was done, or what was set aside of it. */
export const isOfProgress = (key: string): boolean => keyForm.test(key);

/** Reads all of it, as one. Nothing is changed by that. */
export const readKept = (shelf: () => WholeShelf = () => localStorage): FoundKept => {
  try {
    const place = shelf();
    return { state: 'open', kept: collect(keysOf(place).map((key) => [key, place.getItem(key)])) };
  } catch {
    // A browser that forbids the storage throws at the first touch.
    return { state: 'refused' };
  }
};

/** What entries of a browser's storage come to. What is none of what was done is left out. */
export const collect = (entries: readonly (readonly [key: string, text: string | null])[]): Kept => {
  const lessons = new Map<string, Progress>();
  const exercises = new Map<string, ExerciseProgress>();
  const drafts = new Map<string, Draft>();
  const answers = new Map<string, GivenAnswer>();
  const damaged: Damaged[] = [];
  for (const [key, text] of entries) {
    const found = keyForm.exec(key)?.groups;
    if (text === null || !found) continue;
    const { kind, id = '', aside } = found;
    const take = <Value>(stored: Stored<Value>, of: Place, keep: (value: Value) => void) => {
      if (stored.state === 'kept' && aside === undefined) keep(stored.value);
      else damaged.push({ key, of, text });
    };
    if (kind === 'lesson')
      take(parseStored(progressSchema, text), { kind, id }, (one) => lessons.set(id, one));
    else if (kind === 'exercise')
      take(parseStored(exerciseProgressSchema, text), { kind, id }, (one) => exercises.set(id, one));
    else if (kind === 'draft')
      take(parseStored(draftSchema, text), { kind, id }, (one) => drafts.set(id, one));
    else
      take(parseStored(practiceSchema, text), { kind: 'practice' }, (one) => {
        for (const [question, given] of Object.entries(one.answers)) answers.set(question, given);
      });
  }
  return { lessons, exercises, drafts, answers, damaged };
};

/** Whether nothing at all was done here. */
export const isEmpty = ({ lessons, exercises, drafts, answers, damaged }: Kept): boolean =>
  lessons.size + exercises.size + drafts.size + answers.size + damaged.length === 0;
