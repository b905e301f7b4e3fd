import { ticketCookie } from '../session/vocabulary.ts';
import type { TraceEvent } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { givenTicket, type Moment, shownTicket } from '../world/moment.ts';
import { ticketWorth } from '../world/ticket-worth.ts';
import type { Jar, JarCookie } from '../world/world.ts';
import type { Ticket, TicketOrigin } from './scene.ts';
import { ticketNumber } from './ticket-number.ts';
import { toCoat } from './to-coat.ts';

/** The tickets in one actor's hands. */
export const toTickets = (moment: Moment, { actor, cookies }: Jar): Ticket[] => {
  const { world, past } = moment;
  const shown = new Set<string | null>();
  for (const open of world.open.values()) {
    if (open.type === 'request' && open.actor.id === actor.id) shown.add(shownTicket(open));
  }
  return cookies.filter(isTicket).map((cookie) => ({
    id: cookie.value,
    number: ticketNumber(world, cookie.value),
    cloth: clothOf(moment, cookie.value),
    worth: ticketWorth(world, cookie.value),
    origin:
      cookie.setBy === null || cookie.plantedBy !== null
        ? originOf(past, actor.id, cookie.value)
        : { type: 'given' },
    isShown: shown.has(cookie.value),
  }));
};

/** A copy of somebody's ticket, in no hand yet. */
export const copyOf = (moment: Moment, id: string, from: string): Ticket => ({
  id,
  number: ticketNumber(moment.world, id),
  cloth: clothOf(moment, id),
  worth: ticketWorth(moment.world, id),
  origin: { type: 'copied', from },
  isShown: false,
});

const clothOf = ({ world, past }: Moment, id: string): number | null => {
  const story = world.sessions.get(id);
  return story ? toCoat(world, past, story).cloth : null;
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
