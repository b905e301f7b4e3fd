import { describeEvent } from '../trace/describe-event.ts';
import type { TraceEvent } from '../trace/event.ts';
import { actionsOf } from './check-devices.ts';
import type { Step } from './lesson.ts';
import { observationsOf } from './observations-of.ts';
import type { Moments } from './observe-steps.ts';

/** As many of the last events as usually tell what a step's last action came to. */
const enough = 8;

export type Walked = {
  file: string;
  /** Where each observation and action stands in the file. */
  lines: ReadonlyMap<object, number>;
  moments: readonly Moments[];
  events: readonly TraceEvent[];
};

/** What whoever wrote a lesson needs when a step stays open: each line that waits, what was done, what came of it. */
export const tellOpenStep = (step: Step, { file, lines, moments, events }: Walked): string => {
  const placed = (thing: object, words: string) => `  ${file}:${lines.get(thing) ?? '?'} ${words}`;
  const seen = moments.flat();
  const open = observationsOf(step)
    .filter((_, index) => (seen[index] ?? null) === null)
    .map((observation) => placed(observation, `☐ ${observation.says}`));
  const pressed = actionsOf(step).map((action) => placed(action, action.label ?? 'Log in'));
  const last = events.slice(-enough).map((event) => `  ${event.number} ${describeEvent(event)}`);
  return [
    `The step "${step.id}" is not done by its own actions. It still waits for:`,
    ...open,
    'These were pressed, in this order:',
    ...(pressed.length > 0 ? pressed : ['  nothing: the step has no actions']),
    'The trace ends with:',
    ...(last.length > 0 ? last : ['  nothing: no event at all']),
  ].join('\n');
};
