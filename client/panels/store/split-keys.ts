import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { deniedIn, refreshHashIn } from '#shared/token/vocabulary.ts';
import type { StoreKey } from '#shared/world/world.ts';

/** What is alive at `now` (milliseconds), by what it is: a key dies by itself, without an event. */
export const splitKeys = (
  keys: readonly StoreKey[],
  now: number,
): Record<'sessions' | 'denials' | 'refreshTokens' | 'others', StoreKey[]> => {
  const alive = keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const ofKind = (idIn: (key: string) => string | null) => alive.filter(({ key }) => idIn(key) !== null);
  const [sessions, denials, refreshTokens] = [ofKind(sessionIdOf), ofKind(deniedIn), ofKind(refreshHashIn)];
  const known = new Set([...sessions, ...denials, ...refreshTokens]);
  return { sessions, denials, refreshTokens, others: alive.filter((key) => !known.has(key)) };
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
