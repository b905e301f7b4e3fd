import type { Arranged } from '#shared/show/arrange-show.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { divideAs } from '../timeline/chapters.ts';
import { recordedSource, type TraceSource } from '../timeline/trace-source.ts';

/** What a show has chosen of a trace, in its order; what had happened by then is told by the trace itself. */
export const showSource = (
  { events, chapters, trueNumbers }: Arranged,
  trace: readonly TraceEvent[],
): TraceSource => {
  divideAs(events, chapters);
  return {
    ...recordedSource({ dropped: 0, events }),
    past: (number) => ({ trace, upTo: trueNumbers[number] ?? 0 }),
  };
};
