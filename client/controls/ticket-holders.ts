import { ticketCookie } from '#shared/session/vocabulary.ts';
import type { Actor } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';

/** Who has a session id in the jar, in the order in which they came, and which. */
export const ticketHoldersOf = ({ jars }: World): { actor: Actor; ticket: string }[] =>
  [...jars.values()].flatMap(({ actor, cookies }) => {
    const cookie = cookies.find(({ name, value }) => name === ticketCookie && value !== '');
    return cookie ? [{ actor, ticket: cookie.value }] : [];
  });

/** The session id in the jar of the learner's own browser, or another; null when none holds one. */
export const browserTicketOf = (world: World): string | null =>
  ticketHoldersOf(world).find(({ actor }) => actor.kind === 'browser')?.ticket ?? null;
