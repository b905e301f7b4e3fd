import type { TraceEvent, TraceEventOf } from '#shared/trace/event.ts';
import { redirectTarget } from '#shared/trace/redirect-target.ts';

/**
 * The newest answer that sent the browser on to `path`. A browser follows it unasked and shows its scripts only where
 * it ended (the Fetch standard's atomic redirect handling), so the trace alone can tell. Null until it does.
 */
export const findRedirect = (
  events: readonly TraceEvent[],
  path: string,
): TraceEventOf<'response'> | null => {
  const leadsThere = (event: TraceEvent): event is TraceEventOf<'response'> =>
    event.type === 'response' &&
    event.actor.kind === 'browser' &&
    redirectTarget(event, '/')?.split('?')[0] === path;
  return events.findLast(leadsThere) ?? null;
};
