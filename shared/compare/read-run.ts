import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { tellNote } from '../trace/tell-note.ts';
import type { Trait } from './alignment.ts';
import { traitKey } from './differing-traits.ts';
import { type Facts, requestFacts, responseFacts, sentCookies } from './http-traits.ts';
import { operationFacts } from './operation-traits.ts';
import { commandFacts, expiringKeys, replyFacts } from './store-traits.ts';

/** What is matched as a whole: a request, a response, a note, a command together with its reply, or an operation of a server on its own. */
export type Unit = {
  type: 'request' | 'response' | 'note' | 'call';
  /** Positions of its events in the run. */
  positions: number[];
  traits: Trait[];
};

/** A request with everything it caused, in the order in which it was first seen. */
export type RunExchange = { units: Unit[] };

export type Run = { facts: readonly Facts[]; exchanges: readonly RunExchange[] };

/** Reads from a run what counts when it is compared, and divides it into exchanges. One walk along the run. */
export const readRun = (events: readonly TraceEvent[]): Run => {
  const expiring = new Set(
    events.flatMap((event) => (event.type === 'store-command' ? expiringKeys(event) : [])),
  );
  const facts: Facts[] = [];
  const exchanges = new Map<string, RunExchange>();
  const requests = new Map<string, TraceEventOf<'request'>>();
  const openCalls = new Map<string, { unit: Unit; command: TraceEventOf<'store-command'> }>();

  const readEvent = (event: TraceEvent): Facts => {
    const request = requests.get(event.exchange) ?? null;
    switch (event.type) {
      case 'request':
        return requestFacts(event);
      case 'response':
        return responseFacts(event, request);
      case 'store-command': {
        const shownIds = new Set(request ? sentCookies(request).map(([, value]) => value) : []);
        return commandFacts(event, { expiring, shownIds });
      }
      case 'store-reply':
        return replyFacts(event, openCalls.get(callOf(event))?.command ?? null);
      case 'own-store':
        return operationFacts(event, new Set(request ? sentCookies(request).map(([, value]) => value) : []));
      case 'note': {
        const actor: Trait = { aspect: 'actor', of: '', value: event.actor.kind };
        if (event.note.kind !== 'script-read-cookies') {
          return {
            traits: [actor, { aspect: 'told', of: event.note.kind, value: tellNote(event) }],
            ids:
              event.note.kind === 'ticket-planted'
                ? [{ place: 'planted', domain: 'session', id: event.note.ticket }]
                : [],
          };
        }
        const value = [...new Set(event.note.visible)].sort().join(', ');
        return { traits: [actor, { aspect: 'seen-by-script', of: '', value }], ids: [] };
      }
    }
  };

  events.forEach((event, position) => {
    if (event.type === 'request') requests.set(event.exchange, event);
    const read = withoutRepeats(readEvent(event));
    facts.push(read);
    const exchange = exchanges.get(event.exchange) ?? { units: [] };
    exchanges.set(event.exchange, exchange);

    const open = event.type === 'store-reply' ? openCalls.get(callOf(event)) : undefined;
    if (open && event.type === 'store-reply') {
      open.unit.positions.push(position);
      open.unit.traits.push(...read.traits);
      openCalls.delete(callOf(event));
      return;
    }
    const unit: Unit = {
      type: unitOf(event.type),
      positions: [position],
      traits: [...read.traits],
    };
    exchange.units.push(unit);
    if (event.type === 'store-command') openCalls.set(callOf(event), { unit, command: event });
  });
  return { facts, exchanges: [...exchanges.values()] };
};

const unitOf = (type: TraceEvent['type']): Unit['type'] => {
  switch (type) {
    case 'store-command':
    case 'store-reply':
    case 'own-store':
      return 'call';
    case 'request':
    case 'response':
    case 'note':
      return type;
  }
};

/** Hostile text can make two facts look like one; each place then holds the last of them. */
const withoutRepeats = ({ traits, ids }: Facts): Facts => ({
  traits: [...new Map(traits.map((trait) => [traitKey(trait), trait])).values()],
  ids: [...new Map(ids.map((used) => [used.place, used])).values()],
});

const callOf = ({ exchange, call }: TraceEventOf<'store-command' | 'store-reply'>): string =>
  `${call} ${exchange}`;
