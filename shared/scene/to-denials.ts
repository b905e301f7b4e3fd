import { tokenSays } from '../token/token-words.ts';
import { deniedIn } from '../token/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import { originalOf } from '../world/token-worth.ts';
import type { World } from '../world/world.ts';
import type { Denial } from './scene.ts';
import { coatOf } from './to-coat.ts';

/** The list of what is denied, in the order in which it was written. */
export const toDenials = (world: World): Denial[] =>
  [...world.keys.keys()].flatMap((key) => {
    const name = deniedName(world, key);
    return name === null ? [] : [{ key, name, cloth: name === '' ? null : coatOf(name).cloth }];
  });

/** Whose token a key denies, empty where the trace has forgotten it; null for keys of other kinds. */
export const deniedName = (world: World, key: string): string | null => {
  const jti = deniedIn(key);
  if (jti === null) return null;
  return cleanText(tokenSays(originalOf(world, jti)?.token ?? '')?.name ?? '', 16);
};
