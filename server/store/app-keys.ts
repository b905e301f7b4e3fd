import type { Redis } from 'ioredis';
import { sandboxKeys } from './keys.ts';

export type AppKeys = {
  /** Remembers keys that the demo app is about to write. Never throws and never waits. */
  note(sandboxId: string, keys: readonly string[]): void;
  /** The keys noted of a sandbox; some may be gone. */
  names(sandboxId: string): Promise<string[]>;
  /** Deletes those keys noted of a sandbox for which `isGone` holds. */
  deleteSome(sandboxId: string, isGone: (key: string) => boolean): Promise<void>;
  /** Deletes all keys noted of a sandbox, and the notes. */
  deleteAll(sandboxId: string): Promise<void>;
};

/** How many names are dealt with in one step, so that no step keeps Redis from others for long. */
const BATCH = 500;
/** After how many notes the names of a sandbox are looked through for keys that are gone. */
const NOTES_BETWEEN_PRUNES = 250;

/**
 * Which keys the demo app holds, so that they can be deleted with their sandbox, those without a TTL too. Searching by
 * SCAN instead would read the keys of every sandbox to find those of one.
 */
export function createAppKeys(options: { redis: Redis; onError(error: unknown): void }): AppKeys {
  const { redis, onError } = options;
  let notes = 0;

  // For a set that does not exist the mock says null.
  const someNames = async (key: string) => (await redis.srandmember(key, BATCH)) ?? [];

  /** Forgets some names whose keys have expired, so that a busy sandbox's set does not grow for ever. */
  async function prune(sandboxId: string): Promise<void> {
    const { appKeys } = sandboxKeys(sandboxId);
    const names = await someNames(appKeys);
    if (names.length === 0) return;
    const transaction = redis.multi().srem(appKeys, ...names);
    for (const name of names) transaction.exists(name);
    const results = (await transaction.exec()) ?? [];
    // Forgotten first and put back if still there: a key written in between notes itself, in either order.
    const alive = names.filter((_, index) => results[index + 1]?.[1] === 1);
    if (alive.length > 0) await redis.sadd(appKeys, ...alive);
  }

  return {
    note(sandboxId, keys) {
      if (keys.length === 0) return;
      redis.sadd(sandboxKeys(sandboxId).appKeys, ...keys).catch(onError);
      notes += keys.length;
      if (notes < NOTES_BETWEEN_PRUNES) return;
      notes = 0;
      prune(sandboxId).catch(onError);
    },

    names: async (sandboxId) => (await redis.smembers(sandboxKeys(sandboxId).appKeys)) ?? [],

    async deleteSome(sandboxId, isGone) {
      const { appKeys } = sandboxKeys(sandboxId);
      const names = ((await redis.smembers(appKeys)) ?? []).filter(isGone);
      for (let from = 0; from < names.length; from += BATCH) {
        const some = names.slice(from, from + BATCH);
        await redis
          .multi()
          .del(...some)
          .srem(appKeys, ...some)
          .exec();
      }
    },

    async deleteAll(sandboxId) {
      const { appKeys } = sandboxKeys(sandboxId);
      for (;;) {
        const names = await someNames(appKeys);
        if (names.length === 0) return;
        // Both or neither: a name forgotten before its key is gone would leave the key for ever.
        await redis
          .multi()
          .del(...names)
          .srem(appKeys, ...names)
          .exec();
      }
    },
  };
}
