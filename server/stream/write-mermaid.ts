import { setImmediate as nextTurn } from 'node:timers/promises';
import { participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { TraceLine } from '../trace/trace-log.ts';

/** How many events are written in one turn: some milliseconds. */
const PIECE = 100;

/** A trace as Mermaid text. A long one takes a tenth of a second, so it is written piece by piece, with others in between. */
export async function writeMermaid(lines: readonly TraceLine[]): Promise<string> {
  const events: TraceEvent[] = [];
  for (let from = 0; from < lines.length; from += PIECE) {
    for (const { text } of lines.slice(from, from + PIECE)) events.push(JSON.parse(text));
    await nextTurn();
  }
  const participants = participantsOf(events);
  const head = toMermaid([], { participants }).text;
  let text = head;
  for (const piece of cutBetweenExchanges(events)) {
    text += toMermaid(piece, { participants }).text.slice(head.length);
    await nextTurn();
  }
  return text;
}

/** An answer may remark on what was asked, so both belong in one piece; but a request that is never answered holds up none. */
function cutBetweenExchanges(events: readonly TraceEvent[]): TraceEvent[][] {
  const pieces: TraceEvent[][] = [];
  const open = new Set<string>();
  let piece: TraceEvent[] = [];
  for (const event of events) {
    piece.push(event);
    if (event.type === 'request') open.add(event.exchange);
    if (event.type === 'response') open.delete(event.exchange);
    if (piece.length < PIECE || (open.size > 0 && piece.length < 4 * PIECE)) continue;
    pieces.push(piece);
    piece = [];
    open.clear();
  }
  return [...pieces, piece];
}
