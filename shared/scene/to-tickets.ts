import { ticketCookie } from '../session/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { TraceEvent } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { shortenId } from '../trace/shorten-id.ts';
import { givenTicket, type Moment, shownTicket } from '../world/moment.ts';
import { ticketWorth } from '../world/ticket-worth.ts';
import type { Jar, JarCookie } from '../world/world.ts';
import type { Ticket, TicketOrigin } from './scene.ts';

/** A session id as a ticket number. */
export const toNumber = (id: string): string => shortenId(cleanText(id, 64)) || '?';

/** The tickets in one actor's hands. */
export const toTickets = ({ world, past }: Moment, { actor, cookies }: Jar): Ticket[] => {
  const shown = new Set<string | null>();
  for (const open of world.open.values()) {
    if (open.type === 'request' && open.actor.id === actor.id) shown.add(shownTicket(open));
  }
  return cookies.filter(isTicket).map((cookie) => ({
    id: cookie.value,
    number: toNumber(cookie.value),
    worth: ticketWorth(world, cookie.value),
    origin: cookie.setBy === null ? originOf(past, actor.id, cookie.value) : { type: 'given' },
    isShown: shown.has(cookie.value),
  }));
};

const isTicket = ({ name, value }: JarCookie): boolean => name === ticketCookie && value !== '';

/** Follows a ticket that an actor brought along back to the counter, if it ever came from there. */
const originOf = (past: readonly TraceEvent[], actor: string, id: string): TicketOrigin => {
  let from: string | null = null;
  for (const event of past) {
    if (event.type !== 'response') continue;
    // Reading every cookie of a long trace would take longer than a step of the cursor may.
    if (!headerValues(event.headers, 'set-cookie').some((line) => line.includes(id))) continue;
    if (givenTicket(event) !== id) continue;
    if (event.actor.id === actor) return { type: 'kept' };
    from ??= event.actor.id;
  }
  return from === null ? { type: 'made-up' } : { type: 'copied', from };
};
