import type { Actor, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { loginName } from '../trace/login-name.ts';
import { givenTicket } from '../world/moment.ts';
import type { ActionOf } from './lesson.ts';

/** The last number that somebody was given: as what name, and when, in milliseconds since the epoch by the sandbox's clock. */
export type OwnLogin = { number: string; username: string; at: number };

/** How the device of this kind and name came to the last number that it was given; null when the trace tells of none. */
export function ownLoginOf(
  events: readonly TraceEvent[],
  { kind, name }: Pick<Actor, 'kind' | 'name'>,
): OwnLogin | null {
  const isIts = (event: TraceEvent): event is TraceEventOf<'response'> =>
    event.type === 'response' && event.actor.kind === kind && event.actor.name === name;
  const last = events.findLast((event) => isIts(event) && isNumber(givenTicket(event)));
  const number = last && isIts(last) ? givenTicket(last) : null;
  // A cookie that was renewed later carries the number of a login before.
  const answer = events.find((event) => isIts(event) && givenTicket(event) === number);
  if (number === null || !answer) return null;
  const asked = events.find(({ type, exchange }) => type === 'request' && exchange === answer.exchange);
  const username = asked?.type === 'request' ? loginName(asked) : null;
  return { number, username: username ?? '', at: answer.at };
}

/** Whether a device logs in by an action, and so comes to a number of its own. */
export const isOwnLogin = ({ route, username }: ActionOf<'device'>): boolean =>
  route === 'POST /api/login' && username !== undefined;

const isNumber = (given: string | null): given is string => given !== null && given !== 'cleared';
