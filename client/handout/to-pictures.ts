import type { TraceEvent } from '#shared/trace/event.ts';
import { beatName } from '../lesson/beat-name.ts';
import { cutForPaper, isToDraw } from './cut-for-paper.ts';
import { titleOfRun } from './handout-run.tsx';
import type { Handout, PrintedBeat } from './to-handout.ts';
import type { ToDraw } from './use-drawn.ts';

/** The pictures of each beat, each with a caption of its own. */
export function toPictures(
  { steps }: Handout,
  trace: readonly TraceEvent[],
): ReadonlyMap<PrintedBeat, readonly ToDraw[]> {
  return new Map(steps.flatMap(({ beats }) => beats.map((beat) => [beat, picturesOf(beat, trace)] as const)));
}

function picturesOf({ beat, events, run }: PrintedBeat, trace: readonly TraceEvent[]): readonly ToDraw[] {
  if (!isToDraw(events)) return [];
  const pieces = cutForPaper(events);
  const name = run ? `${titleOfRun[run.is]}: ${beatName(beat)}` : beatName(beat);
  return pieces.map((piece, index) => ({
    events: piece,
    trace,
    caption: pieces.length === 1 ? name : `${name}, ${index + 1} of ${pieces.length}`,
  }));
}
