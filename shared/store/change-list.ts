import type { Change } from './store-value.ts';

const itemsOf = (held: Parameters<Change>[0]): readonly string[] => (held?.type === 'list' ? held.items : []);
const toList = (items: readonly string[]) => (items.length === 0 ? null : { type: 'list' as const, items });

export const pushLeft: Change = (held, added) => toList([...added.toReversed(), ...itemsOf(held)]);
export const pushRight: Change = (held, added) => toList([...itemsOf(held), ...added]);

/** How many left: one, or as many as are in the reply to a count. */
const countOf = (reply: unknown): number => (Array.isArray(reply) ? reply.length : Number(reply !== null));

export const popLeft: Change = (held, _, reply) =>
  countOf(reply) === 0 ? held : toList(itemsOf(held).slice(countOf(reply)));
export const popRight: Change = (held, _, reply) =>
  countOf(reply) === 0 ? held : toList(itemsOf(held).slice(0, -countOf(reply)));

/** As many as the reply says; with a negative count from the end. */
export const removeItems: Change = (held, [count, item], reply) => {
  if (reply === 0) return held;
  const items = itemsOf(held);
  const found = items.flatMap((one, index) => (one === item ? [index] : []));
  const removed = new Set(Number(count) < 0 ? found.slice(-Number(reply)) : found.slice(0, Number(reply)));
  return toList(items.filter((_, index) => !removed.has(index)));
};

export const trim: Change = (held, [start, stop]) => {
  const items = itemsOf(held);
  const fromStart = (index: number) => Math.max(0, index < 0 ? items.length + index : index);
  const end = Number(stop) < 0 ? items.length + Number(stop) : Number(stop);
  return toList(items.slice(fromStart(Number(start)), Math.max(0, end + 1)));
};

export const setItem: Change = (held, [index, item = '']) => {
  const items = itemsOf(held);
  const at = Number(index) < 0 ? items.length + Number(index) : Number(index);
  return toList(items.map((one, position) => (position === at ? item : one)));
};
