import { isLogout } from './chapter-title.ts';
import { cleanText } from './clean-text.ts';
import { droppedTicket, droppedToken } from './drop.ts';
import type { TraceEvent, TraceEventOf } from './event.ts';
import { isLogin } from './login-name.ts';
import { sayDuration } from './say-duration.ts';
import { serverName } from './server-name.ts';
import { isTokenLogin, isTokenLogout, isTokenRefresh } from './token-messages.ts';
import { sendsToLogin, turnsAway } from './turns-away.ts';

/** How something ended, in two or three words: `200`, `let in`. A note has no status. */
export type ToldOutcome = {
  status: number | null;
  words: string;
  kind: 'served' | 'refused' | 'noted';
  /** To a thief, or a script, it is bad to be served; to everybody else it is bad not to be. Null of a note. */
  meaning: 'good' | 'bad' | null;
};

/** What an answer or a note came to. Null for events with which nothing ends. @param events its exchange at least */
export function tellOutcome(event: TraceEvent, events: readonly TraceEvent[]): ToldOutcome | null {
  if (event.type === 'note')
    return { status: null, words: tellShortNote(event), kind: 'noted', meaning: null };
  if (event.type !== 'response') return null;
  const request = events.find(
    (one): one is TraceEventOf<'request'> => one.type === 'request' && one.exchange === event.exchange,
  );
  const isRefused = turnsAway(event, request?.path ?? '/');
  return {
    status: event.status,
    words: isRefused ? tellRefusal(event, request) : tellService(event, request),
    kind: isRefused ? 'refused' : 'served',
    meaning: isRefused === isOfStranger(event, request, events) ? 'good' : 'bad',
  };
}

/** Whether it was not the visitor who asked, or not for themselves: what came to a thief's drop is his. */
function isOfStranger(
  { actor }: TraceEventOf<'response'>,
  request: TraceEventOf<'request'> | undefined,
  events: readonly TraceEvent[],
): boolean {
  if (actor.kind === 'attacker') return true;
  if (!request) return false;
  if (request.receiver) return droppedTicket(request) !== null || droppedToken(request) !== null;
  const before = events.findLast((one) => one.number < request.number && one.actor.id === actor.id);
  return before?.type === 'note' && before.note.kind === 'script-asks';
}

const tellRefusal = (response: TraceEventOf<'response'>, request: TraceEventOf<'request'> | undefined) => {
  const { status } = response;
  if (sendsToLogin(response, request?.path ?? '/')) return 'sent to the login form';
  if (status === 401) return 'turned away';
  if (status === 403) return 'not allowed';
  if (status === 404) return 'nothing there';
  return status >= 500 ? 'could not serve' : 'refused';
};

const tellService = ({ status }: TraceEventOf<'response'>, request: TraceEventOf<'request'> | undefined) => {
  if (request?.receiver && droppedToken(request) !== null) return 'has the token';
  if (request?.receiver) return droppedTicket(request) ? 'has the number' : 'has nothing';
  if (request && isLogin(request)) return 'let in';
  if (request && (isLogout(request) || isTokenLogout(request))) return 'logged out';
  if (request && isTokenLogin(request)) return 'has a token';
  if (request && isTokenRefresh(request)) return 'renewed';
  if (request && /\/revoke$/.test(request.path)) return 'revoked';
  return status >= 300 ? 'sent on' : 'served';
};

function tellShortNote({ note, server }: TraceEventOf<'note'>): string {
  switch (note.kind) {
    case 'script-read-cookies':
      return note.visible.length === 0 ? 'saw nothing' : `saw ${cleanText(note.visible.join(', '), 24)}`;
    case 'script-asks':
      return 'a script asks';
    case 'clock-moved':
      return `${sayDuration(note.byMs)} later`;
    case 'keys-expired':
      return 'time is up';
    case 'server-changed':
      return `${serverName(server)} ${note.now}`;
    case 'store-changed':
      return `store ${note.now}`;
    case 'not-recorded':
      return 'not recorded';
    case 'ticket-planted':
      return `has ${cleanText(note.by, 24)}’s ticket`;
    case 'settings-changed':
      return 'arranged anew';
  }
}
