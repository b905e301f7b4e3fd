import { isOverdue } from './closing-time.ts';
import type { World } from './world.ts';

export type TicketWorth = 'none' | 'live' | 'ended' | 'unknown';

/**
 * What a session id is worth at this instant: `live` opens, `ended` did once, `unknown` never did (or was forgotten
 * with the trace's oldest events), `none` is no ticket at all.
 */
export const ticketWorth = (world: World, sessionId: string | null): TicketWorth => {
  if (sessionId === null || sessionId === '') return 'none';
  const story = world.sessions.get(sessionId);
  if (!story) return 'unknown';
  return story.end || isOverdue(world, story) ? 'ended' : 'live';
};
