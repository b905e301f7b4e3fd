import type { TraceEvent } from '../trace/event.ts';
import type { Lesson, Step } from './lesson.ts';
import type { BeatRole } from './roles.ts';

/** What the trace holds of the same deed in a broken house and in a mended one; null for what has not been done in it. */
export type Runs = { before: readonly TraceEvent[] | null; after: readonly TraceEvent[] | null };

/** The step in which a lesson's mistake is made and mended; null in a lesson about none. */
export const mistakeStepOf = ({ steps }: Pick<Lesson, 'steps'>): Step | null =>
  steps.find(({ beats }) => beats.some(({ role }) => role !== null)) ?? null;

/**
 * The two runs, as slices of the trace: each from the event after its switch was seen to the one that ended its deed.
 * `ends` has for each beat of the step the number of the event that ended it.
 */
export function findRuns(
  { beats }: Step,
  ends: readonly (number | null)[],
  events: readonly TraceEvent[],
): Runs {
  const endOf = (role: BeatRole) => ends[beats.findIndex((beat) => beat.role === role)] ?? null;
  const between = (from: number | null, to: number | null) =>
    from === null || to === null ? null : events.filter(({ number }) => number > from && number <= to);
  return {
    before: between(endOf('break'), endOf('exploit')),
    after: between(endOf('mend'), endOf('again')),
  };
}
