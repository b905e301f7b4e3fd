import { dropRoute } from '../trace/drop.ts';
import { type Asked, askedBy, foreignRoutes } from './asked.ts';
import type { Action, Observation } from './lesson.ts';

/**
 * What a beat waits for when its author says nothing of it: that each of its actions has been done, in this order, since
 * the step was opened. What the server answers is left open.
 */
export function impliedObservations(actions: readonly Action[]): Observation[] {
  return actions.map((action, index) => ({
    ...whatShows(action),
    says: action.label ?? 'Log in',
    after: index === 0 ? 'opened' : ['opened', index],
  }));
}

type Bare<Entry> = Entry extends Observation ? Omit<Entry, 'says' | 'after'> : never;

function whatShows(action: Action): Bare<Observation> {
  switch (action.type) {
    case 'log-in':
    case 'request':
    case 'device':
      return request(askedBy(action));
    case 'old-ticket':
      return { ...request(askedBy(action)), ticket: 'ended' };
    case 'foreign-page':
      // Of the browser, or of the device that plays it.
      return { request: foreignRoutes[action.does] };
    case 'script': {
      const asked = askedBy(action);
      return asked ? request(asked) : { request: dropRoute, receiver: action['sends-to'] };
    }
    case 'read-cookies':
      return { note: 'script-read-cookies' };
    case 'plant':
      return { note: 'ticket-planted' };
    case 'skip-time':
      return { note: 'clock-moved' };
    case 'restart-server':
      return { note: 'server-changed', server: action.server, now: 'restarted' };
    case 'settings': {
      const { type: _, label: __, ...settings } = action;
      return { note: 'settings-changed', ...settings };
    }
  }
}

const request = ({ route, actor, name }: Asked) => ({
  request: route,
  actor,
  ...(name !== null && { name }),
});
