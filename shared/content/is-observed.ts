import type { TraceEvent } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import { isNoted } from './is-noted.ts';
import type { ExchangeObservation, Observation } from './lesson.ts';
import { createExchangeWalk, type Exchange, type ExchangeWalk } from './to-exchanges.ts';

/** Tells for each observation whether the trace holds it at least once. */
export const observe = (
  observations: readonly Observation[],
  events: readonly TraceEvent[],
  walk?: ExchangeWalk,
): boolean[] => findObserved(observations, events, walk).map((number) => number !== null);

/**
 * The number of the event at which each observation was seen first, null for one that was not: in whatever order
 * things were done, unless it must come `after` others. An exchange counts once its response is there.
 * @param walk along this trace, for whoever asks at each event: no event is then looked at twice
 */
export function findObserved(
  observations: readonly Observation[],
  events: readonly TraceEvent[],
  walk = createExchangeWalk(),
): (number | null)[] {
  if (observations.length === 0) return [];
  const exchanges = walk.follow(events);
  const seenAt: number[] = [];
  for (const wanted of observations) {
    const others = [wanted.after ?? []].flat().map((place) => seenAt[place - 1] ?? NEVER);
    const since = Math.max(0, ...others);
    seenAt.push(firstSeen(wanted, since, { events, exchanges }));
  }
  return seenAt.map((number) => (number === NEVER ? null : number));
}

const NEVER = Number.POSITIVE_INFINITY;

/** The number of the event that showed an observation first, of those that began after the number `since`. */
function firstSeen(
  wanted: Observation,
  since: number,
  { events, exchanges }: { events: readonly TraceEvent[]; exchanges: readonly Exchange[] },
): number {
  if (since === NEVER) return NEVER;
  if ('note' in wanted) {
    const isIt = (event: TraceEvent) =>
      event.type === 'note' && event.number > since && isNoted(wanted, event);
    return events.find(isIt)?.number ?? NEVER;
  }
  const isIt = (exchange: Exchange) => exchange.request.number > since && matches(wanted, exchange);
  return exchanges.find(isIt)?.response.number ?? NEVER;
}

function matches(
  wanted: ExchangeObservation,
  { request, response, ticket, ageMs, store }: Exchange,
): boolean {
  const path = request.path.split('?')[0];
  return (
    wanted.request.split('?')[0] === `${request.method} ${path}` &&
    hasStatus(wanted.status, response.status) &&
    (wanted.ticket === undefined || wanted.ticket === ticket) &&
    (wanted['sessions-in'] === undefined || wanted['sessions-in'] === store) &&
    ageMs >= (wanted['minutes-old'] ?? 0) * 60_000 &&
    (wanted.actor === undefined || wanted.actor === request.actor.kind) &&
    (wanted.name === undefined || wanted.name === request.actor.name) &&
    (wanted.server === undefined || wanted.server === request.server) &&
    (wanted['sets-cookie'] === undefined || cookiesOf(response, 'set').includes(wanted['sets-cookie'])) &&
    (wanted['clears-cookie'] === undefined ||
      cookiesOf(response, 'cleared').includes(wanted['clears-cookie']))
  );
}

function hasStatus(wanted: ExchangeObservation['status'], status: number): boolean {
  if (typeof wanted === 'string') return String(status)[0] === wanted[0];
  return wanted === undefined || wanted === status;
}

/** Names of the cookies that a response sets, or clears by an expiry in the past (RFC 6265bis, section 5.7). */
function cookiesOf(response: Exchange['response'], kind: 'set' | 'cleared'): string[] {
  const { at, number } = response;
  return headerValues(response.headers, 'set-cookie').flatMap((line) => {
    const cookie = readSetCookie(line, { at, path: '/', host: null, setBy: number });
    if (!cookie) return [];
    const cleared = cookie.expiresAt !== null && cookie.expiresAt <= at;
    return cleared === (kind === 'cleared') ? [cookie.name] : [];
  });
}
