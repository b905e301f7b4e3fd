import { tokenKey, tokenSays } from '../token/token-words.ts';
import { denialKeyOf } from '../token/vocabulary.ts';
import type { TokenStory, World } from './world.ts';

/**
 * What a token is at this instant: `live`, over its time (`expired`), on a list that is looked at (`denied`), with other words than
 * were sealed (`changed`), without a seal (`unsealed`), or one that no server here gave out (`unknown`).
 */
export type TokenWorth = 'live' | 'expired' | 'denied' | 'changed' | 'unsealed' | 'unknown';

export const tokenStoryOf = ({ tokens }: Pick<World, 'tokens'>, token: string): TokenStory | null =>
  tokens.get(tokenKey(token)) ?? null;

/**
 * What a token is worth to a server that checks it. The trace tells it without the key: what was sealed here was given
 * out here.
 */
export function tokenWorth(world: World, token: string): TokenWorth {
  const says = tokenSays(token);
  if (!tokenStoryOf(world, token)) return says ? forgery(world, token, says.jti) : 'unknown';
  // A token is over from the second on that it names (RFC 7519, section 4.1.4).
  if (says?.exp != null && says.exp * 1000 <= world.at) return 'expired';
  const isLookedAt = world.settings.denylist === 'on';
  return says && isLookedAt && world.keys.has(denialKeyOf(says.jti)) ? 'denied' : 'live';
}

function forgery(world: World, token: string, jti: string): TokenWorth {
  if (token.endsWith('.')) return 'unsealed';
  return originalOf(world, jti) ? 'changed' : 'unknown';
}

/** The token of that number that was given out here, if there is one. */
export const originalOf = ({ tokens }: Pick<World, 'tokens'>, jti: string): TokenStory | null =>
  [...tokens.values()].findLast(({ token }) => tokenSays(token)?.jti === jti) ?? null;
