import { tokenSays } from '#shared/token/token-words.ts';
import type { Actor } from '#shared/trace/event.ts';
import { originalOf, tokenStoryOf } from '#shared/world/token-worth.ts';
import type { HeldToken, World } from '#shared/world/world.ts';

/** How a token came into somebody’s hands: words, and the event that they lead to, if there is one. */
export const tokenOrigin = (
  { token, isGiven, since }: Pick<HeldToken, 'token' | 'isGiven' | 'since'>,
  actor: Actor,
  world: World,
): { says: string; event: number | null } => {
  if (isGiven) return { says: 'Given out by', event: since };
  const story = tokenStoryOf(world, token);
  if (story) {
    const owner = story.givenTo === actor.id ? null : world.jars.get(story.givenTo)?.actor.name;
    const how = owner ? `A copy: it was given to ${owner}` : 'An old one, shown once more: it was given out';
    return { says: `${how} by`, event: story.givenBy };
  }
  const original = originalOf(world, tokenSays(token)?.jti ?? '');
  if (original) return { says: 'Made from the one that was given out by', event: original.givenBy };
  return { says: 'Brought along: as far as this trace tells, no server here gave it out.', event: null };
};
