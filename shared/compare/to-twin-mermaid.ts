import { type Participant, participantsOf } from '../diagram/participants.ts';
import { type MermaidOptions, toMermaid } from '../diagram/to-mermaid.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { AlignedRow } from './alignment.ts';
import { type Side, toSides } from './to-drawable-events.ts';

/** One statement: the index of its row, and in which of the two pictures it stands. */
export type TwinStatement = { row: number; side: Side | 'both' };

/** Mermaid marks arrow or note of a statement with `data-id="i<its index>"`. */
export type TwinText = { text: string; statements: readonly TwinStatement[] };

/** Who takes part in either run, in the order of a diagram: both pictures have the same lanes. */
export const twinParticipants = (rows: readonly AlignedRow[]): readonly Participant[] => {
  const { before, after } = toSides(rows);
  return participantsOf([...before, ...after].sort((one, other) => one.number - other.number));
};

/**
 * Writes two runs as one Mermaid text, from which a picture of each is to be cut: what both draw alike is written once, so
 * that two pictures cost little more than one. What a row draws differently stands one after the other, the run before first.
 */
export const toTwinMermaid = (
  rows: readonly AlignedRow[],
  options: MermaidOptions & { participants: readonly Participant[] },
): TwinText => {
  const sides = toSides(rows);
  const [before, after] = [readStatements(sides.before, options), readStatements(sides.after, options)];
  const lines: string[] = [];
  const statements: TwinStatement[] = [];
  const state = (line: string, statement: TwinStatement) => {
    lines.push(line);
    statements.push(statement);
  };
  rows.forEach((_, row) => {
    const [one, other] = [before.of(row + 1), after.of(row + 1)];
    for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
      const [line, opposite] = [one[index], other[index]];
      if (line !== undefined) state(line, { row, side: line === opposite ? 'both' : 'before' });
      if (opposite !== undefined && line !== opposite) state(opposite, { row, side: 'after' });
    }
  });
  return { text: `${[...before.head, ...lines].join('\n')}\n`, statements };
};

const readStatements = (events: readonly TraceEvent[], options: MermaidOptions) => {
  const { text, owners } = toMermaid(events, options);
  const written = text.trimEnd().split('\n');
  const head = written.slice(0, written.length - owners.length);
  const byEvent = new Map<number, string[]>();
  owners.forEach((owner, index) => {
    const line = written[head.length + index] ?? '';
    byEvent.set(owner, [...(byEvent.get(owner) ?? []), line]);
  });
  return { head, of: (number: number): readonly string[] => byEvent.get(number) ?? [] };
};
