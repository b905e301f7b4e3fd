import { cleanText } from '../trace/clean-text.ts';
import { droppedTicket, tellDropped } from '../trace/drop.ts';
import type { Command, OwnStoreOperation, Reply, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { isLogin, loginName } from '../trace/login-name.ts';
import { operationCode } from '../trace/operation-code.ts';
import { redirectTarget } from '../trace/redirect-target.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import { givenToken, isTokenLogin, isTokenRoute, shownToken } from '../trace/token-messages.ts';
import { tokenName } from '../trace/token-name.ts';
import { readSetCookies } from './read-set-cookies.ts';

/** The few words on an event's arrow: `POST /api/login`, `SETEX session:4f2a…c91 3600 and 2 more`, `OK`. Not yet encoded. */
export const labelEvent = (event: Exclude<TraceEvent, { type: 'note' }>): string => {
  switch (event.type) {
    case 'request':
      return labelRequest(event);
    case 'response':
      return labelResponse(event);
    case 'store-command': {
      const [first, ...more] = event.commands;
      return (first ? labelCommand(first) : '') + (more.length > 0 ? ` and ${more.length} more` : '');
    }
    case 'store-reply':
      return event.replies.slice(0, 6).map(labelReply).join(', ');
    case 'own-store':
      return labelOperation(event.operation);
  }
};

const labelRequest = (request: TraceEventOf<'request'>): string => {
  const route = `${cleanText(request.method, 10)} ${shortenIds(cleanText(request.path.split('?')[0] ?? '', 36))}`;
  if (droppedTicket(request) !== undefined) return `${route}, ${tellDropped(request)}`;
  const isNamed = isLogin(request) || isTokenLogin(request);
  const name = isNamed ? cleanText(loginName(request) ?? '', 24) : '';
  const token = isTokenRoute(request) ? shownToken(request) : null;
  const cookie = headerValues(request.headers, 'cookie').find((line) => /\S/.test(line));
  const other = cookie ? `, ${shortenIds(cleanText(cookie, 48))}` : '';
  const shown = token === null ? other : `, ${tokenName(token)}`;
  return route + (name ? ` as ${name}` : '') + shown;
};

const labelResponse = (response: TraceEventOf<'response'>): string => {
  const status = `${response.status} ${cleanText(response.reason, 24)}`.trim();
  const target = redirectTarget(response, '/');
  const cookies = readSetCookies(response).map(({ name, value, isCleared }) =>
    isCleared ? `clears ${name}` : `sets ${name}=${shortenIds(value)}`,
  );
  const given = givenToken(response);
  const token = given?.by === 'body' ? [tokenName(given.token)] : [];
  return [status + (target ? ` to ${cleanText(target, 24)}` : ''), ...token, ...cookies.slice(0, 2)].join(
    ', ',
  );
};

/** Name, key and short options; a value that holds a record is left to the wire view. */
const labelCommand = ({ name, args }: Command): string => {
  const told = args.slice(0, 4).filter((arg, index) => index === 0 || /^[A-Za-z0-9_-]{1,64}$/.test(arg));
  return shortenIds(cleanText([name, ...told].join(' '), 72));
};

/** As code says it; what a record or a file holds is left to the wire view. */
const labelOperation = (operation: OwnStoreOperation): string => {
  const { call, result } = operationCode(operation, () => '{…}');
  return shortenIds(cleanText(call, 64)) + (result === null ? '' : ` → ${result}`);
};

const labelReply = (reply: Reply): string => {
  if (!reply.ok) return `error: ${cleanText(reply.error, 36)}`;
  const { value } = reply;
  if (value === null) return 'nil';
  if (Array.isArray(value)) return `${value.length} of them`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // Quotes and braces say nothing on an arrow.
  return shortenIds(cleanText(text.replace(/["{}]/g, '').replace(/,/g, ', '), 40));
};
