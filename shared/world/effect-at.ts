import type { TraceEvent } from '../trace/event.ts';

/**
 * The number of the event at which what an event did can be seen. A store's command does its work with its good reply; whatever else happens is
 * there at once.
 */
export const effectAt = (events: readonly TraceEvent[], number: number): number => {
  const at = events.findIndex((event) => event.number === number);
  const command = events[at];
  if (command?.type !== 'store-command') return number;
  const isReply = (event: TraceEvent) =>
    event.type === 'store-reply' && event.exchange === command.exchange && event.call === command.call;
  return events.slice(at + 1).find(isReply)?.number ?? number;
};
