import { ticketCookie } from '../session/vocabulary.ts';
import { agentOfPlayed } from '../trace/agent-of-played.ts';
import type { Actor, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { readSetCookie } from './read-set-cookie.ts';
import { refusalOf } from './refusal-of.ts';
import type { JarCookie } from './world.ts';

type Cookies = readonly JarCookie[];

/** Of a cookie that was brought along nobody knows the path, so whatever is set under its name takes its place. */
const isSameCookie = (held: JarCookie, set: JarCookie): boolean =>
  held.name === set.name && (isBrought(held) || (held.domain === set.domain && held.path === set.path));

const isBrought = ({ setBy }: JarCookie): boolean => setBy === null;

/** A thief throws nothing away: an age is a request to a polite browser. */
export const keepsWhatever = ({ kind }: Actor): boolean => kind === 'attacker';

/**
 * Stores, replaces or removes what a response's `Set-Cookie` lines say (RFC 6265bis, section 5.7). From a thief's jar
 * nothing is removed.
 */
export const takeSetCookies = (
  cookies: Cookies,
  response: TraceEventOf<'response'>,
  request: TraceEventOf<'request'> | null,
): Cookies => {
  const host = (request && headerValues(request.headers, 'host')[0])?.replace(/:\d+$/, '').toLowerCase();
  const arrival = { at: response.at, path: request?.path ?? '/', host: host ?? null, setBy: response.number };
  let jar = cookies;
  for (const line of headerValues(response.headers, 'set-cookie')) {
    const cookie = readSetCookie(line, arrival);
    if (!cookie || refusalOf(cookie, response.actor, request) !== null) continue;
    const isGone = cookie.expiresAt !== null && cookie.expiresAt <= response.at;
    if (isGone && keepsWhatever(response.actor)) continue;
    if (jar.some((held) => isSameCookie(held, cookie))) {
      jar = jar.flatMap((held) => (!isSameCookie(held, cookie) ? [held] : isGone ? [] : [cookie]));
    } else if (!isGone) jar = [...jar, cookie];
  }
  return jar;
};

/**
 * Puts into the jar what a request showed and no server had set: the actor brought it along itself. It takes the
 * place of a cookie of that name which the request did not show. What was brought along once and is not shown any more
 * is gone. So is what a device would send that is played here alone: it shows all that it has.
 */
export const takeShownCookies = (cookies: Cookies, request: TraceEventOf<'request'>): Cookies => {
  const shown = headerValues(request.headers, 'cookie').flatMap(toPairs);
  const isShown = (held: JarCookie) =>
    shown.some((pair) => pair.name === held.name && pair.value === held.value);
  // The site's own path, `/` or `/s/<sandbox>/`, ends so; a cookie for a part of it need not be shown.
  const isForAll = ({ path, secure }: JarCookie) => path.endsWith('/') && !secure;
  const isGone = (held: JarCookie) =>
    (isBrought(held) || (isPlayed(request) && isForAll(held))) &&
    !shown.some(({ name }) => name === held.name);
  let jar = cookies.some(isGone) ? cookies.filter((held) => !isGone(held)) : cookies;
  for (const { name, value } of shown) {
    if (jar.some((held) => held.name === name && held.value === value)) continue;
    const replaced = jar.find((held) => held.name === name && !isShown(held));
    const brought = { ...(replaced ?? { path: '/', domain: null }), name, value, ...unknownAttributes };
    jar = replaced ? jar.map((held) => (held === replaced ? brought : held)) : [...jar, brought];
  }
  return jar;
};

/** A device that is played calls itself by its name alone, as no browser does. */
const isPlayed = ({ actor, headers }: TraceEventOf<'request'>): boolean =>
  ['attacker', 'admin'].includes(actor.kind) ||
  (actor.kind === 'device' && headerValues(headers, 'user-agent')[0] === agentOfPlayed(actor));

/** Puts in the ticket that somebody planted. It takes the place of the one that a server gave out. */
export const takePlanted = (cookies: Cookies, event: TraceEventOf<'note'>): Cookies => {
  const { note } = event;
  if (note.kind !== 'ticket-planted') return cookies;
  const planted: JarCookie = {
    name: ticketCookie,
    value: note.ticket,
    path: note.path,
    domain: null,
    expiresAt: null,
    httpOnly: note.httpOnly,
    secure: false,
    sameSite: 'Lax',
    setBy: event.number,
    plantedBy: note.by,
  };
  return [...cookies.filter((held) => !isSameCookie(held, planted)), planted];
};

const unknownAttributes = {
  expiresAt: null,
  httpOnly: false,
  secure: false,
  sameSite: null,
  setBy: null,
  plantedBy: null,
} as const;

const toPairs = (header: string): { name: string; value: string }[] =>
  header.split(';').flatMap((pair) => {
    const text = pair.trim();
    const equals = text.indexOf('=');
    if (!text) return [];
    return [{ name: text.slice(0, Math.max(equals, 0)).trim(), value: text.slice(equals + 1).trim() }];
  });
