import type { TraceEvent } from '#shared/trace/event.ts';
import { toRuns } from '../take-away/to-runs.ts';

/** As many as fill half a column of A4 or Letter: so little is left empty where one does not fit any more. */
const most = 8;

/**
 * Cuts what happened in a beat into pictures that a sheet of paper holds, about as long as each other. No exchange is torn apart: one that is longer is a picture
 * of its own, and so is made smaller.
 */
export function cutForPaper(events: readonly TraceEvent[]): readonly (readonly TraceEvent[])[] {
  const count = Math.ceil(events.length / most);
  const even = Math.ceil(events.length / count);
  const pieces: TraceEvent[][] = [];
  for (const run of toRuns(events)) {
    const last = pieces.at(-1);
    // A note alone at the beginning goes with what comes after it.
    const isFull = !last || (isToDraw(last) && (last.length >= even || last.length + run.length > most));
    if (isFull) pieces.push([...run]);
    else last.push(...run);
  }
  return evened(pieces);
}

/** A note alone at the end goes with what it came after. */
const evened = (pieces: readonly TraceEvent[][]): TraceEvent[][] =>
  pieces.reduce<TraceEvent[][]>((before, piece) => {
    const last = before.at(-1);
    if (last && piece.every(({ type }) => type === 'note')) last.push(...piece);
    else before.push(piece);
    return before;
  }, []);

/** Whether there is anything to draw: a note without a message is a sentence, and no picture. */
export const isToDraw = (events: readonly TraceEvent[]): boolean =>
  events.some(({ type }) => type === 'request' || type === 'own-store');
