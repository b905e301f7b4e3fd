import type { Redis } from 'ioredis';
import type { StoreValue } from '#shared/store/store-value.ts';
import type { StoreKey } from '#shared/world/world.ts';

/** Every key under a prefix as the store itself shows it, named without the prefix. */
export async function readStore(redis: Redis, prefix: string): Promise<Map<string, StoreKey>> {
  const keys = (await redis.keys(`${prefix}*`)).toSorted();
  const entries = keys.map(async (whole): Promise<[string, StoreKey]> => {
    const key = whole.slice(prefix.length);
    const leftMs = await redis.pttl(whole);
    const expiresAt = leftMs < 0 ? null : Date.now() + leftMs;
    return [key, { key, value: await readValue(redis, whole), expiresAt, writtenBy: 0 }];
  });
  return new Map(await Promise.all(entries));
}

async function readValue(redis: Redis, key: string): Promise<StoreValue> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return { type, text: (await redis.get(key)) ?? '' };
    case 'hash':
      return { type, fields: await redis.hgetall(key) };
    case 'set':
      return { type, members: (await redis.smembers(key)).toSorted() };
    case 'list':
      return { type, items: await redis.lrange(key, 0, -1) };
    case 'zset': {
      const words = await redis.zrange(key, 0, -1, 'WITHSCORES');
      const scores = words.flatMap((member, at) =>
        at % 2 ? [] : [[member, Number(words[at + 1])] as const],
      );
      return { type: 'sorted-set', scores };
    }
    default:
      throw new Error(`Could not read ${key}: a value of the kind ${type} is new.`);
  }
}
