import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Script } from './open-mock.ts';
import { unlessFull } from './store-trouble.ts';

/** One step: between a look and a deletion the lock could end and be somebody else's. */
export const releaseScript: Script = {
  lua: `
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
`,
  inMemory: (store, [key = ''], [mine = '']) =>
    store.data.has(key) && store.data.get(key) === String(mine) ? store.del(key) : Promise.resolve(0),
};

/**
 * Takes a lock that ends by itself after `lifeMs`. A store without room for it cannot keep anybody out.
 *
 * @returns what gives it back, or null when somebody else has it
 */
export async function takeLock(
  redis: Redis,
  key: string,
  lifeMs: number,
): Promise<(() => Promise<void>) | null> {
  const mine = randomUUID();
  if ((await unlessFull(redis.set(key, mine, 'PX', lifeMs, 'NX'), 'OK')) === null) return null;
  return async () => {
    await redis.eval(releaseScript.lua, 1, key, mine);
  };
}
