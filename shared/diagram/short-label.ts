import { ticketCookie } from '../session/vocabulary.ts';
import { storeCommands } from '../store/commands.ts';
import { readLifetime } from '../store/lifetime.ts';
import { deniedIn, refreshHashIn } from '../token/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import { droppedTicket, droppedToken } from '../trace/drop.ts';
import type { Command, OwnStoreOperation, Reply, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { isLogin, loginName } from '../trace/login-name.ts';
import { operationCode } from '../trace/operation-code.ts';
import { recordName } from '../trace/record-name.ts';
import { redirectTarget } from '../trace/redirect-target.ts';
import { sayDuration } from '../trace/say-duration.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import { givenToken, isTokenLogin } from '../trace/token-messages.ts';
import { readSetCookies } from './read-set-cookies.ts';

/** `head` must be read; `rest` where there is room for it. Where there is none even for the head, `least` says enough by itself. */
export type ShortLabel = { head: string; rest: string; least?: string };

/**
 * What a picture has room for on an arrow that carries its ticket itself: no id, no key, no header line. `POST /api/login` and `as ada`,
 * `SETEX` and `1 hour`, `200 OK` and `Set-Cookie`. Not yet encoded.
 * @param question the request, or the store command, that the event answers
 */
export const shortLabel = (
  event: Exclude<TraceEvent, { type: 'note' }>,
  question?: TraceEvent,
): ShortLabel => {
  switch (event.type) {
    case 'request':
      return labelRequest(event);
    case 'response':
      return labelResponse(event);
    case 'store-command': {
      const [first] = event.commands;
      return first ? labelCommand(first) : { head: '', rest: '' };
    }
    case 'store-reply': {
      const [first] = event.replies;
      const asked = question?.type === 'store-command' ? question.commands[0] : undefined;
      return first ? labelReply(first, asked) : { head: '', rest: '' };
    }
    case 'own-store':
      return labelOperation(event.operation);
  }
};

/** How many commands an arrow carries beyond the one that is written on it. */
export const moreOn = (event: TraceEvent): number =>
  event.type === 'store-command' ? event.commands.length - 1 : 0;

const labelRequest = (request: TraceEventOf<'request'>): ShortLabel => {
  const path = shortenIds(cleanText(request.path.split('?')[0] ?? '', 60));
  const isNamed = isLogin(request) || isTokenLogin(request);
  const name = isNamed ? cleanText(loginName(request) ?? '', 24) : '';
  const isEmpty = droppedTicket(request) === null && droppedToken(request) === null;
  const rest = isEmpty ? ', no ticket' : name && ` as ${name}`;
  return { head: `${cleanText(request.method, 10)} ${path}`, rest };
};

const labelResponse = (response: TraceEventOf<'response'>): ShortLabel => {
  const target = redirectTarget(response, '/');
  const [cookie, ...others] = readSetCookies(response);
  const kept = cookie && (cookie.name === ticketCookie ? '' : ` ${cleanText(cookie.name, 16)}`);
  const cookies = cookie ? `, ${cookie.isCleared ? 'clears' : 'Set-Cookie'}${kept}` : '';
  return {
    head: `${response.status} ${cleanText(response.reason, 24)}`.trim(),
    least: String(response.status),
    rest:
      (target ? ` to ${cleanText(target, 24)}` : '') +
      (givenToken(response)?.by === 'body' ? ', a token' : '') +
      cookies +
      (others.length > 0 ? ' …' : ''),
  };
};

const labelCommand = ({ name, args }: Command): ShortLabel => {
  const rule = storeCommands.get(name.toUpperCase())?.lifetime;
  const lifetime = rule === undefined ? null : readLifetime(rule, args);
  return {
    head: cleanText(name, 16),
    rest: lifetime?.type === 'for' ? `, ${sayDuration(lifetime.ms)}` : '',
  };
};

const labelReply = (reply: Reply, asked: Command | undefined): ShortLabel => {
  if (!reply.ok) return { head: 'error', rest: `, ${cleanText(reply.error, 36)}` };
  const { value } = reply;
  const command = asked && storeCommands.get(asked.name.toUpperCase());
  if (value === null) return { head: 'nil', rest: command?.looks ? whatIsMissing(asked) : '' };
  if (typeof value === 'number')
    return { head: String(value), rest: command?.effect === 'removes' ? ' gone' : '' };
  if (Array.isArray(value)) return { head: `${value.length} of them`, rest: '' };
  if (value !== null && deniedIn(asked?.args[0] ?? '') !== null && command?.looks)
    return { head: 'there', rest: ', denied' };
  if (typeof value === 'string' && !isRecord(value, command?.looks ?? false))
    return { head: cleanText(shortenIds(value), 16) || 'an empty text', rest: '' };
  return labelRecord(typeof value === 'string' ? value : JSON.stringify(value));
};

/** What a lookup did not find. */
const whatIsMissing = (asked: Command | undefined): string => {
  const key = asked?.args[0] ?? '';
  if (deniedIn(key) !== null) return ', not denied';
  return refreshHashIn(key) === null ? ', a bare hook' : ', no such token';
};

/** As code says it, without the key, which the ticket beside it tells. */
const labelOperation = (operation: OwnStoreOperation): ShortLabel => {
  const tell = (content: string): string => {
    const { head, rest } = labelRecord(content);
    return operation.name === 'file.read' ? 'all records' : head + rest;
  };
  const { call, result } = operationCode(operation, tell);
  const end = 'key' in operation ? call.indexOf('(') : call.length;
  return {
    head: cleanText(call.slice(0, end), 40),
    rest: result === null ? '' : ` → ${cleanText(result, 40)}`,
  };
};

const labelRecord = (record: string): ShortLabel => {
  const name = cleanText(recordName(record) ?? '', 16);
  return { head: 'a record', rest: name && `, of ${name}` };
};

/** What a lookup brought may be written in whatever way its server likes; a short word is none. */
const isRecord = (value: string, looksUp: boolean): boolean =>
  /^\s*[{[]/.test(value) || (looksUp && value.length > 16);
