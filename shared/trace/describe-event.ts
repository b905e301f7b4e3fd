import { cleanText } from './clean-text.ts';
import { describeCommand } from './describe-command.ts';
import { askedName, tellDropped } from './drop.ts';
import type { Reply, TraceEvent, TraceEventOf } from './event.ts';
import { headerValues } from './header-values.ts';
import { isLogin, loginName } from './login-name.ts';
import { describeOperation, ownStoreOf } from './own-store.ts';
import { serverName } from './server-name.ts';
import { shortenIds } from './shorten-id.ts';
import { tellNote } from './tell-note.ts';
import { givenToken, isTokenLogin, isTokenRoute, refreshTokenIn, shownToken } from './token-messages.ts';
import { tokenName } from './token-name.ts';

/**
 * One plain sentence for screen readers and lists: *Browser asks Server A: POST /api/login as ada*. Safe for text
 * from outside: no control characters, at most 200 characters, session ids shortened.
 */
export const describeEvent = (event: TraceEvent): string => {
  const actor = cleanText(event.actor.name, 40);
  const server = serverName(event.server);
  switch (event.type) {
    case 'request':
      return event.receiver
        ? `A script in ${actor}’s page sends ${askedName(event)}: ${describeRequest(event)}, ${tellDropped(event)}`
        : `${actor} asks ${server}: ${describeRequest(event)}`;
    case 'response':
      return `${askedName(event)} answers ${actor}: ${describeResponse(event)}`;
    case 'store-command': {
      const told = event.commands.slice(0, 4).map(describeCommand);
      const more = event.commands.length > told.length ? ' and more' : '';
      return cleanText(
        `${server} ${told.join(', then ')}${more}${event.transaction ? ', all at once' : ''}`,
        200,
      );
    }
    case 'store-reply': {
      const replies = event.replies.slice(0, 8).map(describeReply);
      return cleanText(`Session Store answers ${server}: ${replies.join(', ')}`, 200);
    }
    case 'own-store': {
      const store = ownStoreOf(event.operation);
      const place = `${store === 'disk' ? 'on' : 'in'} its own ${store}`;
      return cleanText(`${server}, ${place}, ${describeOperation(event.operation)}`, 200);
    }
    case 'note': {
      const told = tellNote(event);
      return cleanText(`${told.charAt(0).toUpperCase()}${told.slice(1)}`, 200);
    }
  }
};

const describeRequest = (request: TraceEventOf<'request'>): string => {
  const route = shortenIds(cleanText(`${request.method} ${request.path}`, 80));
  const isNamed = isLogin(request) || isTokenLogin(request);
  const name = isNamed ? cleanText(loginName(request) ?? '', 40) : '';
  return route + (name ? ` as ${name}` : '') + describeShown(request);
};

/** What is shown to whoever is asked: a route that looks at tokens passes over a cookie beside one. */
const describeShown = (request: TraceEventOf<'request'>): string => {
  const token = isTokenRoute(request) ? shownToken(request) : null;
  if (token !== null) return `, showing ${tokenName(token)}`;
  if (refreshTokenIn(request) !== null) return ', showing a refresh token';
  return headerValues(request.headers, 'cookie').length > 0 ? ', showing a cookie' : '';
};

/** *200 OK and sets the cookie session_id*, *200 OK and hands out ada’s token* */
export const describeResponse = (response: TraceEventOf<'response'>): string => {
  const { status, reason, headers } = response;
  const lines = headerValues(headers, 'set-cookie');
  const names = lines.map((line) => cleanText(line.split('=')[0] ?? '', 40));
  const isCleared = lines.some((line) => /^[^=;]*=\s*(;|$)/.test(line));
  const cookies =
    names.length > 0 ? ` and ${isCleared ? 'clears' : 'sets'} the cookie ${names.join(', ')}` : '';
  const given = givenToken(response);
  const token = given?.by === 'body' ? ` and hands out ${tokenName(given.token)}` : '';
  return cleanText(`${status} ${cleanText(reason, 40)}${token}${cookies}`, 160);
};

const describeReply = (reply: Reply): string => {
  if (!reply.ok) return `error, ${cleanText(reply.error, 80)}`;
  if (reply.value === null) return 'nothing there';
  if (typeof reply.value === 'string') return reply.value === 'OK' ? 'OK' : 'here it is';
  return typeof reply.value === 'object' ? 'here it is' : String(reply.value);
};
