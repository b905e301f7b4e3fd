import type { TraceEvent } from '../trace/event.ts';
import type { Difference } from './alignment.ts';

/**
 * Tells of the events that only one of two runs has: of a request for all it caused, of a command for its reply.
 * `opposite` finds the exchange in the other run that an exchange is paired with, `asking` are the other run's
 * exchanges that ask a store.
 */
export const createOneSided = (
  kind: 'missing' | 'new',
  { opposite, asking }: { opposite: ReadonlyMap<string, string>; asking: ReadonlySet<string> },
) => {
  const told = new Set<string>();
  return (event: TraceEvent): Difference[] => {
    if (event.type === 'request') told.add(event.exchange);
    else if (told.has(event.exchange) && event.type !== 'note') return [];
    // It follows from its command, which is told, or is paired with what a server did on its own and got no reply to.
    if (event.type === 'store-reply') return [];
    const paired = opposite.get(event.exchange);
    const isUnasked = isAsking(event) && paired !== undefined && !asking.has(paired);
    const [before, after] = kind === 'missing' ? [event.type, null] : [null, event.type];
    return [{ aspect: 'event', of: isUnasked ? 'the only question' : '', before, after }];
  };
};

/** The exchanges of a run in which a store is asked, whichever it is. */
export const askingExchanges = (events: readonly TraceEvent[]): Set<string> =>
  new Set(events.flatMap((event) => (isAsking(event) ? [event.exchange] : [])));

const isAsking = ({ type }: TraceEvent): boolean => type === 'store-command' || type === 'own-store';
