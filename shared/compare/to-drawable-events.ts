import { receiverOf } from '../trace/drop.ts';
import type { Actor, TraceEvent } from '../trace/event.ts';
import type { AlignedRow } from './alignment.ts';

/** Each of two runs, its events numbered by their rows from 1, and its actors under the names that they have in both. */
export type Sides = { before: readonly TraceEvent[]; after: readonly TraceEvent[] };
export type Side = keyof Sides;

/**
 * One run out of two, for drawing: each row as the run after has it, or else the run before. Events are numbered by
 * their row, from 1; an actor of the run before who goes by the same kind and name after is drawn as that one.
 */
export const toDrawableEvents = (rows: readonly AlignedRow[]): TraceEvent[] => {
  const drawBefore = createBefore(rows);
  return rows.map((row, index) =>
    row.after ? drawAfter(row.after, index + 1) : drawBefore(row.before, index + 1),
  );
};

/** The same with the two runs apart, for a picture of each. */
export const toSides = (rows: readonly AlignedRow[]): Sides => {
  const drawBefore = createBefore(rows);
  return {
    before: rows.flatMap(({ before }, index) => (before ? drawBefore(before, index + 1) : [])),
    after: rows.flatMap(({ after }, index) => (after ? drawAfter(after, index + 1) : [])),
  };
};

const drawAfter = (event: TraceEvent, number: number): TraceEvent => ({
  ...event,
  number,
  exchange: `after ${event.exchange}`,
});

const createBefore = (rows: readonly AlignedRow[]) => {
  const known = new Map<string, Actor>();
  const nameOf = ({ kind, name }: Actor) => JSON.stringify([kind, name]);
  for (const { after } of rows) {
    const people = after ? [after.actor, ...[receiverOf(after) ?? []].flat()] : [];
    for (const one of people) if (!known.has(nameOf(one))) known.set(nameOf(one), one);
  }
  // Ids are each run's own: someone else may go by the same one.
  const drawnAs = (one: Actor): Actor => known.get(nameOf(one)) ?? { ...one, id: `before ${one.id}` };
  return (event: TraceEvent, number: number): TraceEvent => {
    const drawn = { ...event, number, actor: drawnAs(event.actor), exchange: `before ${event.exchange}` };
    const receiver = receiverOf(drawn);
    return receiver === null ? drawn : ({ ...drawn, receiver: drawnAs(receiver) } as TraceEvent);
  };
};
