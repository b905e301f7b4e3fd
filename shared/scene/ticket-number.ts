import { cleanText } from '../trace/clean-text.ts';
import type { World } from '../world/world.ts';

/**
 * A session id as the number of its ticket, wherever a ticket is drawn or named: its first four characters, or six where
 * four would be those of another session too. Fit to be read, and not to be used.
 */
export const ticketNumber = ({ sessions }: Pick<World, 'sessions'>, id: string): string => {
  const isShared = [...sessions.keys()].some((other) => other !== id && other.slice(0, 4) === id.slice(0, 4));
  const length = isShared ? 6 : 4;
  return cleanText(id.slice(0, length), length) || '?';
};
