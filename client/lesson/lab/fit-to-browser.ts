import type { Element, Root } from 'hast';
import type { Beat, Lesson } from '#shared/content/lesson.ts';
import { settingOf } from '#shared/sandbox/settings.ts';

/** Where the browser is, and whether it keeps a cookie that says `SameSite=None; Secure` from there. */
export type Here = { host: string; keeps: boolean };

/**
 * The lesson as this browser can do it. Where it does not keep the cookie which the mistake gives out, the other choice is set
 * wherever the first one was, and waited for; and in any case it is told which.
 */
export function fitToBrowser(lesson: Lesson, here: Here): Lesson {
  const { mistake } = lesson;
  if (!mistake?.fallback) return lesson;
  const broken = here.keeps ? mistake.broken : mistake.fallback;
  const { attribute } = settingOf(mistake.setting);
  const swap = <Part extends object>(part: Part): Part =>
    Reflect.get(part, attribute) === mistake.broken ? { ...part, [attribute]: broken } : part;
  const fit = (beat: Beat): Beat => ({
    ...beat,
    actions: beat.actions.map(swap),
    observe: beat.observe.map(swap),
    told: beat.role === 'break' ? withWord(beat.told, here) : beat.told,
  });
  return {
    ...lesson,
    mistake: { ...mistake, broken },
    steps: lesson.steps.map((step) => ({ ...step, beats: step.beats.map(fit) })),
  };
}

const withWord = (told: Root | null, { keeps, host }: Here): Root => {
  const word = keeps
    ? `This browser keeps such a cookie from ${host}.`
    : `This browser keeps no such cookie from ${host}. So nothing is said: some browsers send that one with everything, too, or at least for two minutes.`;
  const paragraph: Element = {
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [{ type: 'text', value: word }],
  };
  return { type: 'root', children: [...(told?.children ?? []), paragraph] };
};
