import { alignRuns } from '#shared/compare/align-runs.ts';
import type { AlignedRow } from '#shared/compare/alignment.ts';
import { findParting } from '#shared/compare/find-parting.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { beatName } from '../lesson/beat-name.ts';
import type { Picture } from '../take-away/write-picture.ts';
import { cutForPaper, isToDraw } from './cut-for-paper.ts';
import { drawPrinted, drawPrintedTwins, type Twins } from './draw-printed.ts';
import { type Handout, isDrawnBeside, type PrintedBeat, type PrintedRuns } from './to-handout.ts';
import type { ToDraw } from './use-drawn.ts';

export type PictureToDraw = ToDraw<Picture> & { events: readonly TraceEvent[] };

/** Both runs of a lab, aligned; what comes before they part is only told. */
export type RunsToDraw = ToDraw<Twins> & { all: readonly AlignedRow[]; from: number; runs: PrintedRuns };

export type BeatToDraw = { pictures: readonly PictureToDraw[]; runs: RunsToDraw | null };

export const runTitles = { before: 'With the mistake', after: 'Mended' } as const;

/** What is to be drawn of each beat, each with a caption of its own. */
export function toPictures(
  { steps }: Handout,
  trace: readonly TraceEvent[],
): ReadonlyMap<PrintedBeat, BeatToDraw> {
  return new Map(
    steps.flatMap(({ beats }) =>
      beats.map((printed) => {
        const pictures = isDrawnBeside(printed, beats) ? [] : picturesOf(printed, trace);
        return [printed, { pictures, runs: printed.runs && toRuns(printed.runs, trace) }] as const;
      }),
    ),
  );
}

function picturesOf({ beat, events }: PrintedBeat, trace: readonly TraceEvent[]): readonly PictureToDraw[] {
  if (!isToDraw(events)) return [];
  const pieces = cutForPaper(events);
  const name = beatName(beat);
  return pieces.map((piece, index) => {
    const caption = pieces.length === 1 ? name : `${name}, ${index + 1} of ${pieces.length}`;
    return { caption, events: piece, draw: () => drawPrinted(piece, { caption, trace }) };
  });
}

function toRuns(runs: PrintedRuns, trace: readonly TraceEvent[]): RunsToDraw {
  const { rows: all } = alignRuns(runs.before.events, runs.after.events);
  const from = findParting(all)?.from ?? 0;
  const toRun = (side: keyof PrintedRuns) => ({ events: runs[side].events, caption: runTitles[side] });
  return {
    caption: 'Both runs',
    all,
    from,
    runs,
    draw: () => drawPrintedTwins(all.slice(from), { before: toRun('before'), after: toRun('after') }, trace),
  };
}
