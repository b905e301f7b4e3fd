import { tokenSays } from '../token/token-words.ts';
import { cleanText } from '../trace/clean-text.ts';
import { sayDuration } from '../trace/say-duration.ts';
import { shortenId } from '../trace/shorten-id.ts';
import { originalOf, tokenWorth } from './token-worth.ts';
import type { World } from './world.ts';

/** What is true of a token at this instant, in a sentence: a reader without the key cannot know it, the trace can. */
export const tellTokenFate = (world: World, token: string): string => {
  const says = tokenSays(token);
  switch (tokenWorth(world, token)) {
    case 'live':
      return `It is as it was sealed here, and good for ${untilEnd(says?.exp ?? null, world.at)}.`;
    case 'expired':
      return `It is as it was sealed here, and its time is up since ${sayDuration(Math.max(1000, world.at - (says?.exp ?? 0) * 1000))}.`;
    case 'denied':
      return `It is as it was sealed here, but its number is on the list of what is denied, until it would have ended anyway.`;
    case 'unsealed':
      return 'Nothing seals it. Anybody can write such a text, with any name in it.';
    case 'changed':
      return `It is not as it was sealed here: ${tellChange(world, token)}. The seal is not that of these words.`;
    case 'unknown':
      return 'As far as this trace tells, no server here ever gave it out.';
  }
};

const untilEnd = (exp: number | null, at: number): string =>
  exp === null ? 'ever, since it names no end' : `${sayDuration(exp * 1000 - at)} more`;

/** What the holder has written into a token that was given out with other words. */
function tellChange(world: World, token: string): string {
  const says = tokenSays(token);
  const original = tokenSays(originalOf(world, says?.jti ?? '')?.token ?? '');
  if (!says || !original) return 'its words are others';
  const changed = (['alg', 'sub', 'name', 'role', 'iat', 'exp'] as const).filter(
    (name) => says[name] !== original[name],
  );
  if (changed.length === 0) return 'the seal is another';
  const told = changed
    .slice(0, 3)
    .map((name) => `${name} was ${tellValue(original[name])} and is now ${tellValue(says[name])}`);
  return told.join(', ');
}

const tellValue = (value: string | number | null): string =>
  value === null ? 'not there' : `“${shortenId(cleanText(String(value), 24))}”`;
