import { isAboutToken } from '#shared/content/control-action.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action, ActionOf, Observation } from '#shared/content/lesson.ts';
import { isOwnLogin } from '#shared/content/own-login.ts';
import { ticketWorth } from '#shared/world/ticket-worth.ts';
import type { World } from '#shared/world/world.ts';
import {
  browserTicketOf,
  dropOf,
  pageTokenOf,
  ticketOf,
  ticketToTake,
} from '../../controls/ticket-holders.ts';

/** Why nothing can be done yet, in a sentence that says what to do first, and whether that is to log in. */
export type Hindrance = { says: string; isLogInFirst: boolean };

/** What is to be done, and what it is done for. */
export type Task = { actions: readonly Action[]; observe: readonly Observation[] };

/** What is known where something is to be done: the world, and whether its beginning is known too. */
export type Known = { world: World; isWhole: boolean };

const logInFirst = (says: string): Hindrance => ({ says, isLogInFirst: true });
export const nothingToCopy = logInFirst('Your browser has no ticket that could be copied: log in first.');
export const nothingEnded = logInFirst('No session has ended here yet: log in, then log out first.');
/** A login for a token is an action like others, wherever a lesson has it. */
const noToken = (whose: string): Hindrance => ({
  says: `${whose} has no token: log in for one first.`,
  isLogInFirst: false,
});
export const nothingToForge = noToken('Your page');
export const nothingInDrop: Hindrance = {
  says: 'Nothing has come to the thief’s drop yet: let the script send first.',
  isLogInFirst: false,
};
const nothingToLookFor = logInFirst('Your browser has no ticket that a script could look for: log in first.');
export const nothingToReckonFrom = (name: string): Hindrance => ({
  says: `${name} has no number of his own to reckon from: let him log in first.`,
  isLogInFirst: false,
});
const nothingToCopyOf = (name: string): Hindrance => ({
  says: `${name} has no ticket that could be copied: let ${name} log in first.`,
  isLogInFirst: false,
});
const nothingToPlant = (name: string): Hindrance => ({
  says: `${name} has no ticket that could be planted: let ${name} log in first.`,
  isLogInFirst: false,
});
const opensNothing = logInFirst('Your ticket opens nothing: log in first.');

/**
 * What is in the way of a beat's actions, null where nothing is. Once one of them logs in, nothing after it lacks a
 * ticket.
 */
export function whatHinders({ actions, observe }: Task, known: Known): Hindrance | null {
  const logsIn = actions.findIndex((action) => action.type === 'log-in' && action.for !== 'token');
  const unaided = logsIn === -1 ? actions : actions.slice(0, logsIn);
  for (const [index, action] of unaided.entries()) {
    const hindrance = hindranceOf(action, actions.slice(0, index), known);
    if (hindrance) return hindrance;
  }
  const worths = unaided.flatMap((action) => observe.flatMap((one) => worthWanted(one, action)));
  return worths.some((worth) => !mayShow(worth, known)) ? opensNothing : null;
}

function hindranceOf(action: Action, before: readonly Action[], known: Known): Hindrance | null {
  const { world, isWhole } = known;
  switch (action.type) {
    case 'request':
      return action.forges && !givesToken(before, null) && pageTokenOf(world) === null
        ? nothingToForge
        : null;
    case 'device':
      if (isAboutToken(action)) return hindranceOfToken(action, before, world);
      if (action.takes === 'ticket') return hindranceOfCopy(action, before, world);
      if (action.takes === 'browser-ticket' && browserTicketOf(world) === null) return nothingToCopy;
      if (action.takes === 'drop' && isEmpty(action.name, before, world)) return nothingInDrop;
      return action.guesses && !mayReckon(action, before, world) ? nothingToReckonFrom(action.name) : null;
    case 'old-ticket':
      // What is done before it may well end one.
      return before.length === 0 && lastEndedSession(world) === null ? nothingEnded : null;
    case 'script':
      if (action.reads === 'storage')
        return givesToken(before, null) || pageTokenOf(world) !== null ? null : nothingToForge;
      return isWhole && browserTicketOf(world) === null ? nothingToLookFor : null;
    case 'read-cookies':
      return isWhole && browserTicketOf(world) === null ? nothingToLookFor : null;
    case 'plant': {
      const { name, number } = action;
      const comesToOne = before.some((one) => one.type === 'device' && one.name === name);
      return number !== undefined || comesToOne || ticketOf(world, name) !== null
        ? null
        : nothingToPlant(name);
    }
    default:
      return null;
  }
}

const hindranceOfCopy = ({ of = '' }: ActionOf<'device'>, before: readonly Action[], world: World) =>
  before.some((one) => one.type === 'device' && one.name === of && isOwnLogin(one)) ||
  ticketOf(world, of) !== null
    ? null
    : nothingToCopyOf(of);

function hindranceOfToken(action: ActionOf<'device'>, before: readonly Action[], world: World) {
  const robbed = action.takes === 'token' ? (action.of ?? null) : action.name;
  const comes = givesToken(before, robbed) || (action.takes !== 'token' && takesToken(before, action.name));
  return comes || ticketToTake(action, world) !== null ? null : noToken(robbed ?? 'Your page');
}

/** Whether the learner's own page, or the device of this name, logs in for a token by what is done before. */
const givesToken = (before: readonly Action[], name: string | null): boolean =>
  before.some((one) =>
    name === null
      ? one.type === 'log-in' && one.for === 'token'
      : one.type === 'device' && one.name === name && one.route === 'POST /api/token',
  );

const takesToken = (before: readonly Action[], name: string): boolean =>
  before.some((one) => one.type === 'device' && one.name === name && one.takes === 'token');

/** Whether nothing was ever sent to a thief's drop, nor will be by what is done before. */
const isEmpty = (name: string, before: readonly Action[], world: World): boolean =>
  dropOf(world, name) === null && !before.some((one) => one.type === 'script' && one['sends-to'] === name);

/** Whether a thief has been given a number himself, or will be by what is done before. */
function mayReckon({ kind, name }: ActionOf<'device'>, before: readonly Action[], { jars, sessions }: World) {
  const self = [...jars.values()].find(({ actor }) => actor.kind === kind && actor.name === name)?.actor;
  return (
    before.some((action) => action.type === 'device' && action.name === name && isOwnLogin(action)) ||
    (self !== undefined && [...sessions.values()].some(({ holder }) => holder === self.id))
  );
}

/** What the browser's own ticket must be worth for this action to bring what is waited for. */
function worthWanted(wanted: Observation, action: Action): ('live' | 'ended')[] {
  const isAsking = action.type === 'request' || action.type === 'script';
  if (!('request' in wanted) || !isAsking || action.route !== wanted.request) return [];
  const isOwn = (wanted.actor ?? 'browser') === 'browser' && wanted.name === undefined;
  return isOwn && (wanted.ticket === 'live' || wanted.ticket === 'ended') ? [wanted.ticket] : [];
}

/** A live ticket may end on the way. Of a ticket from before the trace's beginning nobody knows what it is worth. */
function mayShow(wanted: 'live' | 'ended', { world, isWhole }: Known): boolean {
  const worth = ticketWorth(world, browserTicketOf(world));
  return worth === 'live' || (worth === 'ended' ? wanted === 'ended' : !isWhole);
}
