import { isAboutToken } from '#shared/content/control-action.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { ticketCookie } from '#shared/session/vocabulary.ts';
import { forgeToken } from '#shared/token/forge-token.ts';
import type { Actor } from '#shared/trace/event.ts';
import { tokensOf } from '#shared/world/pockets.ts';
import type { Drop, World } from '#shared/world/world.ts';

/** Who has a session id in the jar, in the order in which they came, and which. */
export const ticketHoldersOf = ({ jars }: World): { actor: Actor; ticket: string }[] =>
  [...jars.values()].flatMap(({ actor, cookies }) => {
    const cookie = cookies.find(({ name, value }) => name === ticketCookie && value !== '');
    return cookie ? [{ actor, ticket: cookie.value }] : [];
  });

/** Who has a token, in the order in which they came, and which. */
export const tokenHoldersOf = (world: World): { actor: Actor; token: string }[] => {
  const actors = new Map(
    [...world.jars.values(), ...world.pockets.values()].map(({ actor }) => [actor.id, actor]),
  );
  return [...actors.values()].flatMap((actor) => {
    const token = tokensOf(world, actor.id).at(-1)?.token;
    return token === undefined ? [] : [{ actor, token }];
  });
};

/** The session id in the jar of whoever goes by this name; null where there is none. */
export const ticketOf = (world: World, name: string): string | null =>
  ticketHoldersOf(world).find(({ actor }) => actor.name === name)?.ticket ?? null;

/** The session id in the jar of the learner's own browser, or another; null when none holds one. */
export const browserTicketOf = (world: World): string | null =>
  ticketHoldersOf(world).find(({ actor }) => actor.kind === 'browser')?.ticket ?? null;

/** What came last into the drop of the thief of this name; null where nothing was ever sent there. */
export const dropOf = ({ drops }: World, name: string): Drop | null =>
  [...drops.values()].find(({ actor }) => actor.kind === 'attacker' && actor.name === name) ?? null;

/** The token that the learner's own page keeps, or its cookie holds; null when there is none. */
export const pageTokenOf = (world: World): string | null => tokenOf(world, ({ kind }) => kind === 'browser');

const tokenOf = (world: World, isIt: (actor: Actor) => boolean): string | null => {
  const actors = [...world.pockets.values(), ...world.jars.values()].map(({ actor }) => actor);
  return (
    actors
      .filter(isIt)
      .flatMap(({ id }) => tokensOf(world, id))
      .at(-1)?.token ?? null
  );
};

/** The token that a device is to show, forged where it shall be; null where there is none to take, or to forge. */
const tokenToTake = ({ takes, forges, of, name, kind }: Taking, world: World): string | null => {
  const robbed = takes === 'token' ? of : name;
  const isRobbed = (actor: Actor) =>
    takes === 'token' ? actor.name === of : actor.name === name && actor.kind === kind;
  const token = robbed === undefined ? pageTokenOf(world) : tokenOf(world, isRobbed);
  return token !== null && forges ? forgeToken(token, forges) : token;
};

type Taking = Pick<ActionOf<'device'>, 'takes' | 'forges' | 'of' | 'name' | 'kind'>;

/**
 * The session id that a device is to take along, empty where its drop holds none; null where there is nothing to take from. So
 * for a token, where it is about one.
 */
export const ticketToTake = (action: Taking, world: World): string | null => {
  const { takes, name, of = '' } = action;
  if (isAboutToken(action)) return tokenToTake(action, world);
  if (takes === 'ticket') return ticketOf(world, of);
  if (takes !== 'drop') return browserTicketOf(world);
  const drop = dropOf(world, name);
  return drop && (drop.token ?? drop.ticket ?? '');
};

/** Whether a session id is one that this sandbox gave out, or keeps a session under: what somebody merely brought along may be another program's. */
export const isTicketOf = ({ sessions, jars }: World, ticket: string): boolean =>
  sessions.has(ticket) ||
  [...jars.values()].some(({ cookies }) =>
    cookies.some(({ name, value, setBy }) => name === ticketCookie && value === ticket && setBy !== null),
  );
