import { beginningOf } from '#shared/content/beginning.ts';
import type { Lesson, Step } from '#shared/content/lesson.ts';
import {
  type SandboxSettings,
  settingNames,
  settingOf,
  withWritten,
  writeSetting,
} from '#shared/sandbox/settings.ts';

/** What a sandbox may be like while a step is open: as the steps before leave it, and as each change in the step makes it. */
export type Expected = { first: SandboxSettings; later: readonly SandboxSettings[] };

/** What a lesson's author takes a sandbox to be like at a step, whoever did the steps before. */
export function expectedSettings(lesson: Lesson, stepId: string): Expected {
  const at = lesson.steps.findIndex(({ id }) => id === stepId);
  const steps = at === -1 ? [] : lesson.steps;
  const first = steps.slice(0, at).flatMap(changesIn).reduce(withWritten, beginningOf(lesson));
  const later: SandboxSettings[] = [];
  for (const written of steps.slice(at, at + 1).flatMap(changesIn)) {
    later.push(withWritten(later.at(-1) ?? first, written));
  }
  return { first, later };
}

type Written = Readonly<Record<string, string | undefined>>;

const changesIn = ({ beats }: Step): Written[] =>
  beats.flatMap(({ actions }) => actions.filter(({ type }) => type === 'settings') as Written[]);

/** Whether a sandbox is like that. */
export const isAsExpected = (settings: SandboxSettings, { first, later }: Expected): boolean =>
  [first, ...later].some((one) => differences(settings, one).length === 0);

/** In what a sandbox is otherwise than wanted, in words for how it is: `two servers`. */
export const differences = (is: SandboxSettings, wanted: SandboxSettings): string[] =>
  settingNames.flatMap((name) => {
    const written = writeSetting(name, is[name]);
    if (written === writeSetting(name, wanted[name])) return [];
    return settingOf(name).choices.find((choice) => choice.written === written)?.note ?? [];
  });
