import { judgePrediction } from '#shared/content/judge-prediction.ts';
import type { Step } from '#shared/content/lesson.ts';
import { findMoments, isSeen, type Moments } from '#shared/content/observe-steps.ts';
import type { ReadLesson } from '#shared/content/parse-lesson.ts';
import { predictionOptions } from '#shared/content/prediction-options.ts';
import { tellOpenStep } from '#shared/content/tell-open-step.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import type { Learner } from './create-learner.ts';
import { waitUntil } from './wait-until.ts';

/** A lesson as it was read, and its file, for messages. */
export type ToWalk = Pick<ReadLesson, 'lesson' | 'lines'> & { file: string };

/** A learner's way through one lesson; what went wrong is gathered, so that an author hears of all of it at once. */
export function walkLesson({ act, trace }: Learner, { file, lesson, lines }: ToWalk) {
  const openedAt: Record<string, number> = {};
  const problems: string[] = [];
  const placeOf = (thing: object) => `${file}:${lines.get(thing)}`;

  const momentsOf = async ({ id }: Step): Promise<readonly Moments[]> =>
    findMoments(lesson.steps, await trace(), { openedAt }).get(id) ?? [];

  /** @returns the number of the newest event, which what is done in the step comes after */
  const open = async ({ id }: Step): Promise<number> => {
    openedAt[id] ??= (await trace()).at(-1)?.number ?? 0;
    return openedAt[id];
  };

  /** Waits until all of these is done: what the house notes, as that keys have expired, may come a moment later. */
  const isDoneSoon = async (isDone: () => Promise<boolean>): Promise<boolean> =>
    (await waitUntil(async () => (await isDone()) || null)) ?? false;

  /** Waits until all that a step waits for has been observed. */
  const seeDone = async (step: Step) => {
    if (await isDoneSoon(async () => (await momentsOf(step)).every(isSeen))) return;
    const events = await trace();
    problems.push(tellOpenStep(step, { file, lines, moments: await momentsOf(step), events }));
  };

  /**
   * Does a step beat by beat, each of which must wait for its own actions and for nothing else.
   * @returns for each beat that was done the number of the newest event after it
   */
  const doBeats = async (step: Step): Promise<number[]> => {
    const ends: number[] = [];
    for (const [index, { prediction, actions, observe }] of step.beats.entries()) {
      const isDone = async () => isSeen((await momentsOf(step))[index] ?? []);
      if (observe.length > 0 && (await isDone())) {
        const place = placeOf(actions[0] ?? observe[0] ?? step);
        problems.push(
          `${place} This beat of "${step.id}" is done before its action: let it wait for something new.`,
        );
      }
      const before = await trace();
      for (const action of actions) await act(action);
      if (prediction) {
        const offered = predictionOptions(prediction, foldWorld(before)).map(({ id }) => id);
        const came = judgePrediction(prediction, await trace(), before.at(-1)?.number ?? 0)?.came.id;
        if (came === undefined || !offered.includes(came))
          problems.push(`${placeOf(actions[0] ?? step)} What came cannot be guessed: ${came ?? 'nothing'}.`);
      }
      // The rest of the step waits for this beat, so nothing is done there before.
      if (!(await isDoneSoon(isDone))) break;
      ends.push((await trace()).at(-1)?.number ?? 0);
    }
    await seeDone(step);
    return ends;
  };

  return { open, momentsOf, seeDone, doBeats, isDoneSoon, placeOf, problems };
}
