import type { Actor, TraceEvent } from '../trace/event.ts';
import type { AlignedRow } from './alignment.ts';

/**
 * One run out of two, for drawing: each row as the run after has it, or else the run before. Events are numbered by
 * their row, from 1; an actor of the run before who goes by the same kind and name after is drawn as that one.
 */
export const toDrawableEvents = (rows: readonly AlignedRow[]): TraceEvent[] => {
  const known = new Map<string, Actor>();
  const nameOf = ({ kind, name }: Actor) => JSON.stringify([kind, name]);
  for (const { after } of rows) {
    if (after && !known.has(nameOf(after.actor))) known.set(nameOf(after.actor), after.actor);
  }
  return rows.map((row, index): TraceEvent => {
    const number = index + 1;
    if (row.after) return { ...row.after, number, exchange: `after ${row.after.exchange}` };
    const { actor, exchange } = row.before;
    // Ids are each run's own: someone else may go by the same one.
    const drawnAs = known.get(nameOf(actor)) ?? { ...actor, id: `before ${actor.id}` };
    return { ...row.before, number, actor: drawnAs, exchange: `before ${exchange}` };
  });
};
