import type { TraceEvent } from '../trace/event.ts';
import type { Difference } from './alignment.ts';

/**
 * Tells of the events that only one of two runs has: of a request for all it caused, of a command for its reply.
 * `opposite` finds the exchange in the other run that an exchange is paired with, `asking` are the other run's
 * exchanges that speak to the store.
 */
export const createOneSided = (
  kind: 'missing' | 'new',
  { opposite, asking }: { opposite: ReadonlyMap<string, string>; asking: ReadonlySet<string> },
) => {
  const told = new Set<string>();
  return (event: TraceEvent): Difference[] => {
    const call = 'call' in event ? `${event.call} ${event.exchange}` : '';
    if (event.type === 'request') told.add(event.exchange);
    else if (told.has(event.exchange) && event.type !== 'note') return [];
    if (event.type === 'store-reply' && told.has(call)) return [];
    if (event.type === 'store-command') told.add(call);
    const paired = opposite.get(event.exchange);
    const isUnasked = event.type === 'store-command' && paired !== undefined && !asking.has(paired);
    const [before, after] = kind === 'missing' ? [event.type, null] : [null, event.type];
    return [{ aspect: 'event', of: isUnasked ? 'the only question' : '', before, after }];
  };
};

/** The exchanges of a run that speak to the store. */
export const askingExchanges = (events: readonly TraceEvent[]): Set<string> =>
  new Set(events.flatMap(({ type, exchange }) => (type === 'store-command' ? [exchange] : [])));
