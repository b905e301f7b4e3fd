import { describeEvent } from '../trace/describe-event.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { Step } from './lesson.ts';

/** As many of the last events as usually tell what a step's last action came to. */
const enough = 8;

/** What whoever wrote a lesson needs when a step stays open: where it is, what it waits for, what was done, what came of it. */
export const tellOpenStep = (
  slug: string,
  { id, actions, observe }: Step,
  { done, events }: { done: readonly boolean[]; events: readonly TraceEvent[] },
): string => {
  const open = observe.filter((_, index) => !done[index]).map(({ says }) => `  ☐ ${says}`);
  const pressed = actions.map((action) => `  ${action.label}`);
  const last = events.slice(-enough).map((event) => `  ${event.number} ${describeEvent(event)}`);
  return [
    `Step "${id}" of the lesson "${slug}" does not turn green by its own actions. It still waits for:`,
    ...open,
    'These were pressed, in this order:',
    ...(pressed.length > 0 ? pressed : ['  nothing: the step has no actions']),
    'The trace ends with:',
    ...(last.length > 0 ? last : ['  nothing: no event at all']),
  ].join('\n');
};
