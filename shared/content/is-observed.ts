import { firstSettings } from '../sandbox/settings.ts';
import { whatIsDropped } from '../trace/drop.ts';
import type { TraceEvent } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import { areSettings, isNoted } from './is-noted.ts';
import type { ExchangeObservation, NoteObservation, Observation } from './lesson.ts';
import { createExchangeWalk, type Exchange, type ExchangeWalk } from './to-exchanges.ts';

/** When an observation may come: what happened before these moments does not count. */
export type Earliest = {
  /** Along this trace, for whoever asks at each event: no event is then looked at twice. */
  walk?: ExchangeWalk;
  /** The number of the last event that does not count; null where all do. */
  since?: number | null;
  /** The number of the event at which a step above was done, or, for `opened`, this one was opened; `NEVER` for not yet. */
  numberOf?(name: string): number;
};

/** Tells for each observation whether the trace holds it at least once. */
export const observe = (
  observations: readonly Observation[],
  events: readonly TraceEvent[],
  earliest?: Earliest,
): boolean[] => findObserved(observations, events, earliest).map((number) => number !== null);

/**
 * The number of the event at which each observation was seen first, null for one that was not: in whatever order
 * things were done, unless it must come `after` others. An exchange counts once its response is there.
 */
export function findObserved(
  observations: readonly Observation[],
  events: readonly TraceEvent[],
  { walk = createExchangeWalk(), since = null, numberOf = () => NEVER }: Earliest = {},
): (number | null)[] {
  if (observations.length === 0) return [];
  const exchanges = walk.follow(events);
  const seenAt: number[] = [];
  for (const wanted of observations) {
    const others = [wanted.after ?? []]
      .flat()
      .map((moment) => (typeof moment === 'number' ? (seenAt[moment - 1] ?? NEVER) : numberOf(moment)));
    const moments = [since ?? [], others].flat();
    const from = moments.length === 0 ? null : Math.max(...moments);
    seenAt.push(firstSeen(wanted, from, { events, exchanges }));
  }
  return seenAt.map((number) => (number === NEVER ? null : number));
}

/** The number of an event that there is not. */
export const NEVER = Number.POSITIVE_INFINITY;

/** The number of the event that showed an observation first, of those that began after the number `since`. */
function firstSeen(
  wanted: Observation,
  since: number | null,
  { events, exchanges }: { events: readonly TraceEvent[]; exchanges: readonly Exchange[] },
): number {
  if (since === NEVER) return NEVER;
  const from = since ?? 0;
  if ('note' in wanted) {
    if (since !== null && isSoAlready(wanted, since, events)) return Math.max(since, 1);
    const isIt = (event: TraceEvent) =>
      event.type === 'note' && event.number > from && isNoted(wanted, event);
    return events.find(isIt)?.number ?? NEVER;
  }
  const isIt = (exchange: Exchange) => exchange.request.number > from && matches(wanted, exchange);
  return exchanges.find(isIt)?.response.number ?? NEVER;
}

/** A change to what is so already is not noted: whoever waits for it after that moment would wait for ever. */
function isSoAlready(wanted: NoteObservation, at: number, events: readonly TraceEvent[]): boolean {
  if (wanted.note !== 'settings-changed') return false;
  const last = events.findLast((event) => event.number <= at && isChange(event));
  if (last?.type === 'note') return isNoted(wanted, last);
  // Of a trace whose beginning is gone nobody knows.
  return events[0]?.number === 1 && areSettings(wanted, firstSettings);
}

const isChange = (event: TraceEvent): boolean =>
  event.type === 'note' && event.note.kind === 'settings-changed';

function matches(
  wanted: ExchangeObservation,
  { request, response, ticket, ageMs, store }: Exchange,
): boolean {
  const path = request.path.split('?')[0];
  return (
    wanted.request.split('?')[0] === `${request.method} ${path}` &&
    hasStatus(wanted.status, response.status) &&
    // What goes past the cloakroom is nothing that was asked of it.
    wanted.receiver === request.receiver?.name &&
    (wanted.sends === undefined || wanted.sends === whatIsDropped(request)) &&
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
