import { parseCookie } from 'cookie';
import { ticketCookie } from '../session/vocabulary.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { isTokenRoute, namedToken, shownToken } from '../trace/token-messages.ts';
import { readSetCookie } from './read-set-cookie.ts';
import type { World } from './world.ts';

/** The last event together with what of its exchange it answers. */
export type Moment = {
  world: World;
  /** The trace up to the last event. */
  past: readonly TraceEvent[];
  last: TraceEvent | null;
  request: TraceEventOf<'request'> | null;
  /** The store command that the last event is, or answers. */
  command: TraceEventOf<'store-command'> | null;
  /** The session id that the request shows. */
  shown: string | null;
  /** The token that it shows, or names to have it revoked, to a route that looks at tokens. */
  token: string | null;
};

/** Finds the moment that a world stands for. `events` may go on beyond it. */
export const toMoment = (world: World, events: readonly TraceEvent[]): Moment => {
  const end = events.findLastIndex(({ number }) => number <= world.upTo) + 1;
  const past = events.slice(0, end);
  const last = past.at(-1) ?? null;
  const request = last && findBack(past, (e) => e.type === 'request' && e.exchange === last.exchange);
  const command = last && findBack(past, (e) => e.type === 'store-command' && isSameCall(e, last));
  return {
    world,
    past,
    last,
    request: request?.type === 'request' ? request : null,
    command: command?.type === 'store-command' ? command : null,
    shown: request?.type === 'request' ? shownTicket(request) : null,
    token:
      request?.type === 'request' && isTokenRoute(request)
        ? (shownToken(request) ?? namedToken(request))
        : null,
  };
};

const findBack = (past: readonly TraceEvent[], is: (event: TraceEvent) => boolean) => past.findLast(is);

const isSameCall = (command: TraceEventOf<'store-command'>, event: TraceEvent): boolean =>
  (event.type === 'store-command' || event.type === 'store-reply') &&
  command.exchange === event.exchange &&
  command.call === event.call;

/**
 * The session id in a request's cookies, as it was sent; null when there is none. To a route that looks at tokens a browser sends
 * it as well, and it is shown to nobody.
 */
export const shownTicket = (request: TraceEventOf<'request'>): string | null =>
  isTokenRoute(request)
    ? null
    : parseCookie(headerValues(request.headers, 'cookie').join('; '), { decode: (text) => text })[
        ticketCookie
      ] || null;

/** What a response does to the ticket: its new number, `cleared`, or null when it leaves it alone. */
export const givenTicket = (response: TraceEventOf<'response'>): string | 'cleared' | null => {
  let given: string | null = null;
  for (const line of headerValues(response.headers, 'set-cookie')) {
    const cookie = readSetCookie(line, { at: response.at, path: '/', host: null, setBy: response.number });
    if (cookie?.name !== ticketCookie) continue;
    const isGone = cookie.value === '' || (cookie.expiresAt !== null && cookie.expiresAt <= response.at);
    given = isGone ? 'cleared' : cookie.value;
  }
  return given;
};
