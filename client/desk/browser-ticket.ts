import type { World } from '#shared/world/world.ts';

/** The session id in the learner's own browser's jar; null when it holds none. */
export const browserTicketOf = ({ jars }: World): string | null => {
  for (const { actor, cookies } of jars.values()) {
    if (actor.kind !== 'browser') continue;
    const ticket = cookies.find(({ name, value }) => name === 'session_id' && value !== '');
    if (ticket) return ticket.value;
  }
  return null;
};
