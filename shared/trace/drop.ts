import { isTicketForm, ticketPair } from '../session/vocabulary.ts';
import { readOurToken } from '../token/read-token.ts';
import { cleanText } from './clean-text.ts';
import type { Actor, TraceEvent, TraceEventOf } from './event.ts';
import { serverName } from './server-name.ts';
import { shortenId } from './shorten-id.ts';
import { tokenName } from './token-name.ts';

/** Where a thief takes in what a script sends him, as a method and a path. It is no route of the demo app’s. */
export const dropRoute = 'POST /drop';

/** Whoever is asked, or answers, where it is no server of the cloakroom; null everywhere else. */
export const receiverOf = (event: TraceEvent): Actor | null =>
  ((event.type === 'request' || event.type === 'response') && event.receiver) || null;

/** What people read for whoever is asked: `Server A`, `Thief`. */
export const askedName = (event: TraceEvent): string => {
  const receiver = receiverOf(event);
  return receiver ? cleanText(receiver.name, 24) || 'Somebody' : serverName(event.server);
};

/** The session id in a drop's `cookie`, which is `session_id=…` or empty; null where there is none, or no id of this site's form. */
export const ticketInDrop = (cookie: string): string | null => {
  const id = cookie.startsWith(ticketPair('')) ? cookie.slice(ticketPair('').length) : '';
  return isTicketForm(id) ? id : null;
};

/** The session id that a request leaves in somebody's drop, null where it leaves none; undefined for what is no drop. */
export function droppedTicket({ receiver, body }: TraceEventOf<'request'>): string | null | undefined {
  if (!receiver) return undefined;
  try {
    return ticketInDrop(String(JSON.parse(body?.text ?? '{}')?.cookie));
  } catch {
    // A trace from a file may say anything.
    return null;
  }
}

/** The token that a request leaves in somebody's drop; null where it leaves none. */
export function droppedToken({ receiver, body }: TraceEventOf<'request'>): string | null {
  if (!receiver) return null;
  try {
    const token = String(JSON.parse(body?.text ?? '{}')?.token);
    return readOurToken(token) === null ? null : token;
  } catch {
    // A trace from a file may say anything.
    return null;
  }
}

/** What a script has sent to somebody. */
export const whatIsDropped = (request: TraceEventOf<'request'>): 'token' | 'ticket' | 'nothing' => {
  if (droppedToken(request) !== null) return 'token';
  return droppedTicket(request) ? 'ticket' : 'nothing';
};

/** What a script had to send, in a word or two; empty for what is no drop. */
export const tellDropped = (request: TraceEventOf<'request'>): string => {
  const token = droppedToken(request);
  if (token !== null) return tokenName(token);
  const ticket = droppedTicket(request);
  if (ticket === undefined) return '';
  return ticket === null ? 'no ticket' : ticketPair(shortenId(ticket));
};
