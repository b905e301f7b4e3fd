import { type Draft, putAside, type Version } from '../exercise/draft.ts';
import type { ExerciseProgress } from '../exercise/exercise-progress.ts';
import type { Progress } from '../storage/lesson-progress.ts';
import type { GivenAnswer } from '../storage/practice-record.ts';
import type { Done } from './kept.ts';

/** What another record adds to this browser's: only what is to be written anew, each as it will stand. */
export type Gain = {
  lessons: ReadonlyMap<string, Progress>;
  exercises: ReadonlyMap<string, ExerciseProgress>;
  /** `revision` is one above what is here, so that other tabs notice. */
  drafts: ReadonlyMap<string, Draft>;
  answers: ReadonlyMap<string, GivenAnswer>;
  /** Steps that were not done here before. */
  steps: number;
  /** Exercises whose text there is another than here: this one stays, that one becomes an earlier version. */
  besides: readonly string[];
  /** Exercises for whose other text there is no more room among the versions: it stays where it was. */
  crowdedOut: readonly string[];
};

/**
 * What `other` adds to what is `here`, so that nothing of either is lost: the union of what was done, the better points,
 * and no text in another's place. A text that becomes an earlier version does so at `as.at`, because of `as.why`.
 */
export function mergeKept(here: Done, other: Done, as: Pick<Version, 'at' | 'why'>): Gain {
  const lessons = gainOf(here.lessons, other.lessons, joinLessons);
  const count = ({ completed }: Progress) => completed.length;
  const steps = [...lessons].reduce((sum, [slug, joined]) => {
    const mine = here.lessons.get(slug);
    return sum + count(joined) - (mine ? count(mine) : 0);
  }, 0);
  return {
    lessons,
    exercises: gainOf(here.exercises, other.exercises, betterOf),
    answers: gainOf(here.answers, other.answers, joinAnswers),
    ...joinDrafts(here.drafts, other.drafts, as),
    steps,
  };
}

/** What is new of `theirs`: `join` gives both together, or null where that is no more than mine. */
function gainOf<Value>(
  mine: ReadonlyMap<string, Value>,
  theirs: ReadonlyMap<string, Value>,
  join: (mine: Value, theirs: Value) => Value | null,
): ReadonlyMap<string, Value> {
  const gain = new Map<string, Value>();
  for (const [id, other] of theirs) {
    const own = mine.get(id);
    const joined = own === undefined ? other : join(own, other);
    if (joined !== null) gain.set(id, joined);
  }
  return gain;
}

/** Steps and beats done here or there; where one was last is what it is here. */
function joinLessons(mine: Progress, theirs: Progress): Progress | null {
  const completed = [...new Set([...mine.completed, ...theirs.completed])];
  const others = theirs.visits.filter(
    (one) => !mine.visits.some(({ sandboxId }) => sandboxId === one.sandboxId),
  );
  const beats = [...new Set([...mine.beats, ...theirs.beats])];
  const isMore = completed.length > mine.completed.length || beats.length > mine.beats.length;
  if (!isMore && others.length === 0) return null;
  return { completed, beats, step: mine.step, visits: [...mine.visits, ...others] };
}

/** The better of both runs, out of as many points as the exercise has here. */
function betterOf(mine: ExerciseProgress, theirs: ExerciseProgress): ExerciseProgress | null {
  const best = {
    isSolved: mine.isSolved || theirs.isSolved,
    of: mine.of,
    badgesOf: mine.badgesOf,
    points: Math.min(mine.of, Math.max(mine.points, theirs.points)),
    badges: Math.min(mine.badgesOf, Math.max(mine.badges, theirs.badges)),
  };
  const isMore = best.isSolved !== mine.isSolved || best.points > mine.points || best.badges > mine.badges;
  return isMore ? best : null;
}

/** What was answered rightly anywhere need not come again; else it stays what was said here. */
function joinAnswers(mine: GivenAnswer, theirs: GivenAnswer): GivenAnswer | null {
  return theirs.isRight && !mine.isRight ? { ...theirs, turn: mine.turn } : null;
}

function joinDrafts(
  mine: Done['drafts'],
  theirs: Done['drafts'],
  { at, why }: Pick<Version, 'at' | 'why'>,
): Pick<Gain, 'drafts' | 'besides' | 'crowdedOut'> {
  const drafts = new Map<string, Draft>();
  const besides: string[] = [];
  const crowdedOut: string[] = [];
  for (const [id, other] of theirs) {
    const own = mine.get(id);
    if (!own) drafts.set(id, { ...other, revision: 1 });
    else if (!hasText(own, other.text)) {
      const versions = putAside(own.versions, { at, text: other.text, why });
      const isRoomy = versions.length === own.versions.length + 1;
      if (isRoomy) drafts.set(id, { ...own, revision: own.revision + 1, versions });
      (isRoomy ? besides : crowdedOut).push(id);
    }
  }
  return { drafts, besides, crowdedOut };
}

const hasText = ({ text, versions }: Draft, other: string): boolean =>
  text === other || versions.some((version) => version.text === other);
