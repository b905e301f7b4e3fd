import { beginningOf } from '#shared/content/beginning.ts';
import { hideAddress } from '#shared/export/hide-address.ts';
import type { Walk } from '#shared/export/walk-file.ts';
import type { Learner } from './create-learner.ts';
import { readLines } from './demo-app-lines.ts';
import { toStableWalk } from './to-stable-walk.ts';
import { type ToWalk, walkLesson } from './walk-lesson.ts';

/**
 * Does a lesson from its beginning to its end, beat by beat. `walk` is all that happened, with ids and times that are the same at each
 * recording; no sandbox's address is in it. `problems` are the beats that did not become what the lesson says of them.
 */
export async function walkWhole(
  learner: Learner,
  told: ToWalk,
): Promise<{ walk: Walk; problems: readonly string[] }> {
  const { lesson } = told;
  await learner.arrange(beginningOf(lesson));
  const { open, doBeats, problems } = walkLesson(learner, told);
  const steps: Walk['steps'] = [];
  for (const step of lesson.steps) {
    const openedAt = await open(step);
    steps.push({ id: step.id, openedAt, ends: await doBeats(step) });
  }
  const events = hideAddress(await learner.trace());
  return {
    walk: toStableWalk({ trace: { dropped: 0, events }, steps, lines: readLines(events) }, lesson.slug),
    problems,
  };
}
