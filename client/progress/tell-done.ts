import type { LessonSummary, StepSummary } from '#shared/content/lesson.ts';
import type { Topic } from '#shared/content/practice-question.ts';
import type { ExerciseSummary } from '#shared/grading/exercise.ts';
import type { ExerciseProgress } from '../exercise/exercise-progress.ts';
import { isAllDone } from '../mistakes/mistake-map.tsx';
import type { Done, Place } from './kept.ts';

/** A topic, and the questions for practice about it. */
export type Asked = Pick<Topic, 'id' | 'title'> & { questions: readonly { id: string }[] };

/** The lessons, questions and exercises that there are now. */
export type Offer = {
  lessons: readonly LessonSummary[];
  mistakes: readonly LessonSummary[];
  /** None until they are here. */
  topics: readonly Asked[];
  exercises: readonly ExerciseSummary[];
};

export const stepsDone = ({ slug, steps }: LessonSummary, done: Done): number =>
  steps.filter(({ id }) => done.lessons.get(slug)?.completed.includes(id)).length;

/** Beats of a lesson: a step that was done counts with all of its own, since older records know of none. */
export function beatsOf({ slug, steps }: LessonSummary, done: Done): Sum {
  const kept = done.lessons.get(slug);
  const doneOf = ({ id, beats }: StepSummary) =>
    kept?.completed.includes(id)
      ? beats
      : Array.from({ length: beats }, (_, index) => `${id} ${index}`).filter((mark) =>
          kept?.beats.includes(mark),
        ).length;
  return {
    done: steps.reduce((sum, step) => sum + doneOf(step), 0),
    of: steps.reduce((sum, { beats }) => sum + beats, 0),
  };
}

export const mendedOf = ({ mistakes }: Offer, done: Done): ReadonlySet<LessonSummary> =>
  new Set(mistakes.filter((one) => isAllDone(one, done.lessons.get(one.slug)?.completed ?? [])));

export type Sum = { done: number; of: number };

/** Ids of a topic's questions whose answer came as it was said, and of those that are to come again. */
export function answersTo({ questions }: Pick<Asked, 'questions'>, { answers }: Done) {
  const given = questions.flatMap(({ id }) => (answers.has(id) ? [id] : []));
  const right = given.filter((id) => answers.get(id)?.isRight);
  return { right, again: given.length - right.length };
}

export type Sums = Record<'steps' | 'mistakes' | 'questions' | 'exercises', Sum>;

/** All steps, mistakes, questions and exercises, counted. */
export function sumUp(offer: Offer, done: Done): Sums {
  const all = [...offer.lessons, ...offer.mistakes];
  const questions = offer.topics.flatMap((topic) => topic.questions);
  const solved = offer.exercises.filter(({ id }) => done.exercises.get(id)?.isSolved);
  return {
    steps: {
      done: all.reduce((sum, one) => sum + stepsDone(one, done), 0),
      of: all.reduce((sum, { steps }) => sum + steps.length, 0),
    },
    mistakes: { done: mendedOf(offer, done).size, of: offer.mistakes.length },
    questions: { done: answersTo({ questions }, done).right.length, of: questions.length },
    exercises: { done: solved.length, of: offer.exercises.length },
  };
}

/** The points of an exercise's best run. */
export const tellPoints = ({ points, of }: ExerciseProgress): string => `${points} of ${count(of, 'point')}`;

/** An exercise's best run in a few words: of a text of one's own. */
export function tellBest(best: ExerciseProgress | undefined): string {
  if (!best) return 'nothing of your own run yet';
  const { isSolved, badges, badgesOf } = best;
  const extras = badges > 0 ? [`${badges} of ${count(badgesOf, 'badge')}`] : [];
  return [...(isSolved ? ['solved'] : []), tellPoints(best), ...extras].join(' · ');
}

/** How much is remembered of what this version does not have any more; null where there is none. */
export function tellFormer(offer: Offer, done: Done): string | null {
  const all = new Map([...offer.lessons, ...offer.mistakes].map((one) => [one.slug, one]));
  const steps = [...done.lessons].flatMap(([slug, { completed }]) =>
    completed.filter((id) => !all.get(slug)?.steps.some((step) => step.id === id)),
  ).length;
  const exercises = [...new Set([...done.exercises.keys(), ...done.drafts.keys()])].filter(
    (id) => !offer.exercises.some((one) => one.id === id),
  ).length;
  const known = new Set(offer.topics.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const answers = known.size === 0 ? 0 : [...done.answers.keys()].filter((id) => !known.has(id)).length;
  const what = [
    ...(steps > 0 ? [count(steps, 'step')] : []),
    ...(answers > 0 ? [count(answers, 'answer')] : []),
    ...(exercises > 0 ? [count(exercises, 'exercise')] : []),
  ];
  return what.length === 0
    ? null
    : `Also remembered: ${listed(what)} of another version of Coat Check, which this one does not have.`;
}

/** What a place is called: *the steps of “The coat check”*. */
export function tellPlace(place: Place, offer: Offer): string {
  if (place.kind === 'practice') return 'your answers to questions';
  const { kind, id } = place;
  const lesson = [...offer.lessons, ...offer.mistakes].find(({ slug }) => slug === id);
  const exercise = offer.exercises.find((one) => one.id === id);
  const title = `“${(kind === 'lesson' ? lesson : exercise)?.title ?? id}”`;
  const whats: Record<typeof kind, string> = {
    lesson: 'the steps of',
    exercise: 'the points of',
    draft: 'the text for',
    answer: 'the answer to',
  };
  return `${whats[kind]} ${title}`;
}

export const count = (size: number, what: string): string => `${size} ${size === 1 ? what : `${what}s`}`;

/** *a*, *a and b*, *a, b and c*. */
export const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
