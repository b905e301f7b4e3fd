import { sessionIdOf } from '#shared/session/vocabulary.ts';
import type { StoreKey } from '#shared/world/world.ts';

/** Sessions and all other keys that are alive at `now` (milliseconds); a key dies by itself, without an event. */
export const splitKeys = (
  keys: readonly StoreKey[],
  now: number,
): { sessions: StoreKey[]; others: StoreKey[] } => {
  const alive = keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  return {
    sessions: alive.filter(({ key }) => sessionIdOf(key) !== null),
    others: alive.filter(({ key }) => sessionIdOf(key) === null),
  };
};

/** A stored text for reading: JSON with a line for each field, anything else as it is. */
export const readableText = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // A value may be any text; then it is shown as such.
    return text;
  }
};
