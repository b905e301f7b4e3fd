import type { Beat, Lesson } from '#shared/content/lesson.ts';
import { settingOf } from '#shared/sandbox/settings.ts';

/**
 * The lesson as it is in a browser that does not keep the cookie which its mistake gives out: with the other choice, wherever
 * the first one is set, and waited for.
 */
export function withFallback(lesson: Lesson): Lesson {
  const { mistake } = lesson;
  if (!mistake?.fallback) return lesson;
  const { attribute } = settingOf(mistake.setting);
  const { broken } = mistake.fallback;
  const swap = <Part extends object>(part: Part): Part =>
    Reflect.get(part, attribute) === mistake.broken ? { ...part, [attribute]: broken } : part;
  const inBeat = (beat: Beat): Beat => ({
    ...beat,
    actions: beat.actions.map(swap),
    observe: beat.observe.map(swap),
  });
  return {
    ...lesson,
    mistake: { ...mistake, broken, fallback: { broken, isUsed: true } },
    steps: lesson.steps.map((step) => ({ ...step, beats: step.beats.map(inBeat) })),
  };
}
