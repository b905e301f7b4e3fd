import { type MermaidOptions, toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toRuns } from './to-runs.ts';

/**
 * Cuts events into runs whose Mermaid text is at most `longest` characters each, between exchanges only: a reply is
 * explained by its command. Null when what belongs together is longer than that.
 */
export const cutIntoPieces = (
  events: readonly TraceEvent[],
  options: MermaidOptions,
  longest: number,
): readonly (readonly TraceEvent[])[] | null => {
  const { text, owners } = toMermaid(events, options);
  if (text.length <= longest) return [events];
  const lines = text.split('\n');
  const opening = lines.slice(0, lines.length - 1 - owners.length);
  const room = longest - opening.join('\n').length - 1;
  const sizes = new Map<number, number>();
  for (const [index, owner] of owners.entries()) {
    const line = lines[opening.length + index] ?? '';
    sizes.set(owner, (sizes.get(owner) ?? 0) + line.length + 1);
  }

  const pieces: TraceEvent[][] = [];
  let left = 0;
  for (const run of toRuns(events)) {
    const size = run.reduce((sum, { number }) => sum + (sizes.get(number) ?? 0), 0);
    if (size > room) return null;
    if (size > left) {
      pieces.push([]);
      left = room;
    }
    pieces.at(-1)?.push(...run);
    left -= size;
  }
  return pieces;
};
