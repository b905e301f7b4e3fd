import type { Redis } from 'ioredis';
import type { Script } from './open-mock.ts';

/**
 * One script, hence one step: of a rush for the last places exactly so many get in, and whoever comes to a full house
 * leaves no trace, so that a crowd that is turned away never counts as guests. Whose time is over may stay in the list, and
 * takes no place. Sent once more after a lost answer, it says the same.
 */
export const letInScript: Script = {
  lua: `
local held = redis.call('ZSCORE', KEYS[1], ARGV[4])
if held and tonumber(held) > tonumber(ARGV[1]) then
  return 1
end
if redis.call('ZCOUNT', KEYS[1], ARGV[1], '+inf') >= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[4])
return 1
`,
  inMemory(store, [key = ''], [now = 0, most = 0, until = 0, who = '']) {
    const held = new Map(store.data.has(key) ? (store.data.get(key) as Places) : []);
    const isHere = ({ score }: { score: number }) => score > Number(now);
    const mine = held.get(String(who));
    if (mine && isHere(mine)) return Promise.resolve(1);
    const taken = [...held.values()].filter(({ score }) => score >= Number(now)).length;
    if (taken >= Number(most)) return Promise.resolve(0);
    return store.zadd(key, until, String(who)).then(() => 1);
  },
};

type Places = ReadonlyMap<string, { score: number }>;

/**
 * Takes one of the `most` places of a sorted set that is scored by when each ends; whoever has one keeps it as it is.
 * @returns whether there was one
 */
export async function takePlace(
  redis: Redis,
  key: string,
  { now, most, until, who }: { now: number; most: number; until: number; who: string },
): Promise<boolean> {
  return (await redis.eval(letInScript.lua, 1, key, now, most, until, who)) === 1;
}
