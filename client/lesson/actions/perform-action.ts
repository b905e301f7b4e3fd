import type { Action } from '#shared/content/lesson.ts';
import { LateError } from '../../late/late-error.ts';
import { type Means, sendOwn } from './send-own.ts';

/** Fetches what does all that is no mere request of this browser: no lesson begins with it. */
export const fetchControls = async () => (await import('./perform-control.ts')).performControl;

/** Does it, for real. What it brings about is told by the trace; this tells only what went wrong, null when nothing did. */
export async function performAction(action: Action, means: Means): Promise<string | null> {
  if (action.type === 'log-in' || action.type === 'request') return sendOwn(action, means);
  try {
    return await (await fetchControls())(action, means);
  } catch (error) {
    if (error instanceof LateError)
      return 'Could not do it: what does it is not here yet, and the server does not answer. Try again.';
    throw error;
  }
}
