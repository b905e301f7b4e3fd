import { parseCookie } from 'cookie';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { applyEvent, emptyWorld } from '../world/fold-world.ts';
import { type TicketWorth, ticketWorth } from '../world/ticket-worth.ts';

/** A request that has been answered, with what its `session_id` was worth when it arrived. */
export type Exchange = {
  request: TraceEventOf<'request'>;
  response: TraceEventOf<'response'>;
  ticket: TicketWorth;
};

/** Pairs requests with their responses, in the order of the responses. One walk along the trace. */
export function toExchanges(events: readonly TraceEvent[]): Exchange[] {
  const open = new Map<string, Omit<Exchange, 'response'>>();
  const exchanges: Exchange[] = [];
  let world = emptyWorld;
  for (const event of events) {
    world = applyEvent(world, event);
    if (event.type === 'request') {
      open.set(event.exchange, { request: event, ticket: ticketWorth(world, shownTicket(event)) });
    } else if (event.type === 'response') {
      const arrived = open.get(event.exchange);
      if (arrived) exchanges.push({ ...arrived, response: event });
      open.delete(event.exchange);
    }
  }
  return exchanges;
}

/** The session id that a request shows; HTTP/2 may split cookies over several lines (RFC 9113, section 8.2.3). */
function shownTicket({ headers }: TraceEventOf<'request'>): string | null {
  return parseCookie(headerValues(headers, 'cookie').join('; ')).session_id ?? null;
}
