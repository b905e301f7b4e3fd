import type { TraceEventOf } from './event.ts';
import { redirectTarget } from './redirect-target.ts';

/** Whether a response turns its reader away: with an error, 401 above all, or to the login form. */
export const turnsAway = (response: TraceEventOf<'response'>, path: string): boolean =>
  response.status >= 400 || sendsToLogin(response, path);

/** Whether a response sends its reader to the login form. */
export const sendsToLogin = (response: TraceEventOf<'response'>, path: string): boolean =>
  /^\/(api\/)?login(\?|$)/.test(redirectTarget(response, path) ?? '');
