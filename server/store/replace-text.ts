import type { Redis } from 'ioredis';
import type { Script } from './open-mock.ts';

/** One step: between a look and a write somebody else could have written. */
export const replaceTextScript: Script = {
  lua: `
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1
`,
  inMemory(store, [key = ''], [before = '', text = '', seconds = 0]) {
    const there = store.data.has(key) ? store.data.get(key) : '';
    return there === String(before)
      ? store.set(key, String(text), 'EX', Number(seconds)).then(() => 1)
      : Promise.resolve(0);
  },
};

/**
 * Writes a text for so many `seconds` where there still is what was read `before`, null for nothing.
 * @returns whether it has; of several who have read the same exactly one has
 */
export async function replaceText(
  redis: Redis,
  key: string,
  { before, text, seconds }: { before: string | null; text: string; seconds: number },
): Promise<boolean> {
  return (await redis.eval(replaceTextScript.lua, 1, key, before ?? '', text, seconds)) === 1;
}
