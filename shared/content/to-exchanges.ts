import { parseCookie } from 'cookie';
import type { StoreKind } from '../sandbox/settings.ts';
import { ticketCookie } from '../session/vocabulary.ts';
import { createTraceWalk } from '../trace/create-trace-walk.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { ownStoreOf } from '../trace/own-store.ts';
import { applyEvent, emptyWorld } from '../world/fold-world.ts';
import { type TicketWorth, ticketWorth } from '../world/ticket-worth.ts';
import type { SessionStory, World } from '../world/world.ts';

/** A request that has been answered, with what its `session_id` was worth when it arrived. */
export type Exchange = {
  request: TraceEventOf<'request'>;
  response: TraceEventOf<'response'>;
  ticket: TicketWorth;
  /** How old the session of its ticket was, in milliseconds; zero without one. */
  ageMs: number;
  /** The store that was asked; null where none was. */
  store: StoreKind | null;
};

/** A walk along a trace that goes on where it ended when the trace has grown, and begins anew with another. */
export type ExchangeWalk = {
  /** The exchanges so far: a list that the next call may add to. */
  follow(events: readonly TraceEvent[]): readonly Exchange[];
};

type Pairing = {
  world: World;
  /** Requests without a response yet, by exchange. */
  open: Map<string, Omit<Exchange, 'response'>>;
  exchanges: Exchange[];
};

/** Pairs requests with their responses, in the order of the responses. Each event is looked at once. */
export function createExchangeWalk(): ExchangeWalk {
  const walk = createTraceWalk<Pairing>({
    begin: () => ({ world: emptyWorld, open: new Map(), exchanges: [] }),
    take(pairing, fresh, events) {
      for (const event of fresh) pair(pairing, event, events);
      return pairing;
    },
  });
  return { follow: (events) => walk(events).exchanges };
}

function pair(pairing: Pairing, event: TraceEvent, events: readonly TraceEvent[]): void {
  const { open, exchanges } = pairing;
  const world = applyEvent(pairing.world, event);
  pairing.world = world;
  if (event.type === 'request') {
    const shown = shownTicket(event);
    const born = createdAt(world.sessions.get(shown ?? ''), events);
    const ageMs = born === null ? 0 : event.at - born;
    open.set(event.exchange, { request: event, ticket: ticketWorth(world, shown), ageMs, store: null });
  } else if (event.type === 'store-command' || event.type === 'own-store') {
    const asking = open.get(event.exchange);
    const store = event.type === 'own-store' ? ownStoreOf(event.operation) : 'redis';
    if (asking) open.set(event.exchange, { ...asking, store });
  } else if (event.type === 'response') {
    const arrived = open.get(event.exchange);
    if (arrived) exchanges.push({ ...arrived, response: event });
    open.delete(event.exchange);
  }
}

const createdAt = (story: SessionStory | undefined, events: readonly TraceEvent[]): number | null =>
  story ? (events[story.createdBy - (events[0]?.number ?? 0)]?.at ?? null) : null;

/** The session id that a request shows; HTTP/2 may split cookies over several lines (RFC 9113, section 8.2.3). */
function shownTicket({ headers }: TraceEventOf<'request'>): string | null {
  return parseCookie(headerValues(headers, 'cookie').join('; '))[ticketCookie] ?? null;
}
