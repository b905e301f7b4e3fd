import type { Actor, TraceEvent, TraceEventOf } from '../trace/event.ts';
import type { Action, ActionOf } from './lesson.ts';

/** A request that somebody sends. */
export type Asked = {
  route: string;
  actor: 'browser' | 'device' | 'attacker' | 'admin';
  /** A device's name; null for the learner's own browser, whoever the first one is. */
  name: string | null;
};

type Sending = ActionOf<'log-in' | 'request' | 'old-ticket' | 'foreign-page' | 'device'>;

/** What a page of another site causes: a plain link, and a form without any script. */
export const foreignRoutes = { link: 'GET /api/logout', form: 'POST /api/logout' } as const;

/** The device that plays such a page where there is none. */
export const playedPage = 'Foreign page (played)';

/** The request that an action sends; null where it sends none. */
export function askedBy(action: Sending): Asked;
export function askedBy(action: Action): Asked | null;
export function askedBy(action: Action): Asked | null {
  switch (action.type) {
    case 'log-in':
      return {
        route: action.for === 'token' ? 'POST /api/token' : 'POST /api/login',
        actor: 'browser',
        name: null,
      };
    case 'request':
    case 'old-ticket':
      return { route: action.route, actor: 'browser', name: null };
    case 'device':
      return { route: action.route, actor: action.kind, name: action.name };
    case 'foreign-page':
      return { route: foreignRoutes[action.does], actor: 'browser', name: null };
    // A script acts in the name of whoever has the page open. What it sends to a thief asks nothing of a server.
    case 'script':
      return action.route === undefined ? null : { route: action.route, actor: 'browser', name: null };
    case 'plant':
    case 'read-cookies':
    case 'skip-time':
    case 'settings':
    case 'restart-server':
      return null;
  }
}

/** Whether it is somebody who sends this request. */
export const isAsker = ({ actor, name }: Asked, one: Actor): boolean =>
  one.kind === actor && (name === null || one.name === name);

/** Whether an event is this request, whatever its query. */
export const isAskedFor = (asked: Asked, event: TraceEvent): event is TraceEventOf<'request'> =>
  event.type === 'request' &&
  (isAsker(asked, event.actor) || event.actor.name === playedPage) &&
  `${event.method} ${event.path.split('?')[0]}` === asked.route.split('?')[0];
