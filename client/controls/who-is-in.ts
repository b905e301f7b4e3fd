import { demoPeople } from '#shared/sandbox/demo-people.ts';
import type { World } from '#shared/world/world.ts';
import { ticketHoldersOf } from './ticket-holders.ts';

type Person = (typeof demoPeople)[number];

/** Who has live sessions, and how many each; in the order of the house's list. */
export const whoIsIn = ({ sessions }: World): { person: Person; count: number }[] =>
  demoPeople.flatMap((person) => {
    const own = [...sessions.values()].filter(({ user, end }) => user?.id === person.id && end === null);
    return own.length > 0 ? [{ person, count: own.length }] : [];
  });

/** Whether a played admin of this name holds the ticket of a live session with the right to revoke. */
export const isAdminIn = (world: World, name: string): boolean =>
  ticketHoldersOf(world).some(({ actor, ticket }) => {
    const story = world.sessions.get(ticket);
    return (
      actor.kind === 'admin' && actor.name === name && story?.user?.role === 'admin' && story.end === null
    );
  });
