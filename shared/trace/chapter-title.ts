import { cleanText } from './clean-text.ts';
import { askedName, droppedTicket, droppedToken } from './drop.ts';
import type { TraceEvent, TraceEventOf } from './event.ts';
import { headerValues } from './header-values.ts';
import { isLogin, loginName } from './login-name.ts';
import { tellNote } from './tell-note.ts';
import { isTokenLogin, isTokenLogout, isTokenRefresh, isTokenRoute, shownToken } from './token-messages.ts';

/** Whether a request gives a ticket back. */
export const isLogout = ({ method, path }: TraceEventOf<'request'>): boolean =>
  method !== 'OPTIONS' && /^(\/api)?\/logout(\?|$)/.test(path);

const droppedThing = (request: TraceEventOf<'request'>): string => {
  if (droppedToken(request) !== null) return 'the token';
  return droppedTicket(request) ? 'the number' : 'nothing';
};

const toAction = (request: TraceEventOf<'request'>): string => {
  const pathname = request.path.split('?')[0] ?? '';
  if (request.receiver) return `A script sends ${askedName(request)} ${droppedThing(request)}`;
  if (isLogin(request)) {
    const name = cleanText(loginName(request) ?? '', 24);
    return name ? `Log in as ${name}` : 'Log in';
  }
  if (isLogout(request)) return 'Log out';
  if (isTokenRoute(request)) return toTokenAction(request);
  if (request.method === 'GET' && pathname === '/dashboard') return 'Open the dashboard';
  if (request.method === 'GET' && pathname === '/login') return 'Open the login form';
  const [, user] = /^\/api\/admin\/users\/(\d{1,9})\/revoke$/.exec(pathname) ?? [];
  if (request.method === 'POST' && user !== undefined) return `Revoke all sessions of user ${user}`;
  const route = cleanText(`${request.method} ${pathname}`, 48);
  return request.method === 'GET' && pathname === '/api/protected' ? `Look up: ${route}` : route;
};

const toTokenAction = (request: TraceEventOf<'request'>): string => {
  if (isTokenLogin(request)) {
    const name = cleanText(loginName(request) ?? '', 24);
    return name ? `Log in for a token as ${name}` : 'Log in for a token';
  }
  if (isTokenRefresh(request)) return 'Renew the token';
  if (isTokenLogout(request)) return 'Log out with the token';
  const pathname = request.path.split('?')[0] ?? '';
  if (request.method === 'POST' && pathname === '/api/token/revoke') return 'Revoke a token';
  const route = cleanText(`${request.method} ${pathname}`, 48);
  return shownToken(request) === null ? route : `Show the token: ${route}`;
};

const toOutcome = ({ status, headers }: TraceEventOf<'response'>): string => {
  if (status === 401 || status === 403) return ' (refused)';
  if (status >= 500) return ' (failed)';
  const leadsToLogin = /\/login(\?|$)/.test(headerValues(headers, 'location')[0] ?? '');
  return status >= 300 && status < 400 && leadsToLogin ? ' (sent to log in)' : '';
};

/** Names a chapter by its first request and, once it is answered, by what came of it. */
export const chapterTitle = (events: readonly TraceEvent[]): string => {
  const first = events[0];
  if (first?.type === 'note') {
    const request = events.find((event) => event.type === 'request');
    if (first.note.kind === 'script-read-cookies')
      return request?.type === 'request' ? toAction(request) : 'A script reads the cookies';
    if (first.note.kind === 'script-asks')
      return `A script asks: ${cleanText(first.note.route, 48)}${request ? answerTo(request, events) : ''}`;
    if (first.note.kind === 'ticket-planted') return 'A ticket is planted';
    // What is new is told by the note itself, and would not fit here.
    if (first.note.kind === 'settings-changed') return 'The cloakroom is rearranged';
    const told = cleanText(tellNote(first), 48);
    return `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
  }
  if (first?.type !== 'request') return 'The end of an earlier exchange';
  return toAction(first) + answerTo(first, events);
};

const answerTo = ({ exchange }: TraceEvent, events: readonly TraceEvent[]): string => {
  const answer = events.find((event) => event.type === 'response' && event.exchange === exchange);
  return answer?.type === 'response' ? toOutcome(answer) : '';
};
