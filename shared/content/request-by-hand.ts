import type { TraceEvent } from '../trace/event.ts';
import { type ActionRequest, withTicket } from './action-request.ts';
import type { Action } from './lesson.ts';
import { neighbourNumber } from './neighbour-number.ts';
import { ownLoginOf } from './own-login.ts';

/**
 * What a terminal would send in a device's place, where a number is written by hand or is the neighbour of the thief's own;
 * null where it takes more than that.
 */
export function requestByHand(action: Action, events: readonly TraceEvent[]): ActionRequest | null {
  if (action.type !== 'device') return null;
  const { route, shows, guesses } = action;
  if (shows !== undefined) return withTicket(route, shows);
  if (guesses === undefined || guesses === 'recipe') return null;
  const own = ownLoginOf(events, action);
  const number = own && neighbourNumber(own.number, guesses === 'one-more' ? 1 : -1);
  return number ? withTicket(route, number) : null;
}
