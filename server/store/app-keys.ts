import type { Redis } from 'ioredis';
import { userIdOf } from '#shared/session/vocabulary.ts';
import { REMEMBERED_SANDBOXES, RecentMap } from '../recent-map.ts';
import { runTogether } from './despite-full.ts';
import { demoAppPrefix, sandboxKeys } from './keys.ts';
import { repliesOf } from './replies-of.ts';

/** What a Redis without room says, to a sandbox that holds as many keys as it may. */
export class SandboxFull extends Error {
  constructor(maxKeys: number) {
    super(`OOM command not allowed: this sandbox holds ${maxKeys} keys, as many as it may.`);
  }
}

export type AppKeys = {
  /**
   * Remembers keys that the demo app is about to write. Never waits.
   *
   * @throws SandboxFull when the sandbox holds as many keys as it may
   */
  note(sandboxId: string, keys: readonly string[]): void;
  /** The keys noted of a sandbox; some may be gone. */
  names(sandboxId: string): Promise<string[]>;
  /** Deletes those of a sandbox's keys that are meant, by their names in the app, and their notes. */
  deleteThose(sandboxId: string, isMeant: (name: string) => boolean): Promise<void>;
  /** Deletes all keys noted of a sandbox, and the notes. */
  deleteAll(sandboxId: string): Promise<void>;
};

/** How many names are dealt with in one step, so that no step keeps Redis from others for long. */
const BATCH = 500;
/** After how many notes a sandbox's names are looked through for keys that are gone, and counted. */
const NOTES_BETWEEN_LOOKS = 50;
/** A lesson takes a handful. Whatever takes longer the more there is, from a list of sessions to the clock, is quick for so many. */
const MAX_KEYS = 500;
/** For how long a sandbox that was found full is not looked at again. */
const FULL_MS = 1000;

/**
 * Which keys the demo app holds, so that they can be deleted with their sandbox, those without a TTL too. Searching by
 * SCAN instead would read the keys of every sandbox to find those of one.
 *
 * Filling the store: a script that logs in without end would take the room of everybody, so a sandbox has an end of
 * its own, passed at most by what is noted between two looks. The entries of lists count like keys: ids of sessions that
 * ended by themselves stay there.
 */
export function createAppKeys(options: {
  redis: Redis;
  onError(error: unknown): void;
  maxKeys?: number;
}): AppKeys {
  const { redis, onError, maxKeys = MAX_KEYS } = options;
  /** How many notes there were of each sandbox since the last look. */
  const noted = new RecentMap<number>(REMEMBERED_SANDBOXES);
  /** When each sandbox that is full was last looked at, in milliseconds since the epoch. One that is forgotten is found full again soon. */
  const full = new RecentMap<number>(REMEMBERED_SANDBOXES);

  // For a set that does not exist the mock says null.
  const someNames = async (key: string) => (await redis.srandmember(key, BATCH)) ?? [];

  /** Forgets some names whose keys have expired, so that a busy sandbox's set does not grow for ever. */
  async function prune(sandboxId: string): Promise<void> {
    const { appKeys } = sandboxKeys(sandboxId);
    const dead = await goneOf(await someNames(appKeys));
    if (dead.length === 0) return;
    const transaction = redis.multi().srem(appKeys, ...dead);
    for (const name of dead) transaction.exists(name);
    const results = await transaction.exec();
    // Forgotten first and put back if there again, or perhaps: a key written in between notes itself, in either order.
    const alive = dead.filter((_, index) => results?.[index + 1]?.[1] !== 0);
    if (alive.length > 0) await redis.sadd(appKeys, ...alive);
    repliesOf(results);
  }

  /** What is alive is never forgotten, not even for a moment in which this process may die. */
  async function goneOf(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const transaction = redis.multi();
    for (const name of names) transaction.exists(name);
    const found = repliesOf(await transaction.exec());
    return names.filter((_, index) => found[index] === 0);
  }

  /** Deletes keys and their notes, both or neither: a name forgotten before its key is gone would leave the key for ever. */
  async function remove(appKeys: string, names: readonly string[]): Promise<void> {
    await runTogether(redis, [
      { name: 'del', args: names },
      { name: 'srem', args: [appKeys, ...names] },
    ]);
  }

  async function look(sandboxId: string): Promise<void> {
    await prune(sandboxId);
    const { appKeys } = sandboxKeys(sandboxId);
    const entries = await entriesOfLists(sandboxId, await someNames(appKeys));
    const count = Math.max(await redis.scard(appKeys), entries);
    if (count >= maxKeys) full.set(sandboxId, Date.now());
    else full.delete(sandboxId);
  }

  async function entriesOfLists(sandboxId: string, names: readonly string[]): Promise<number> {
    const { length } = demoAppPrefix(sandboxId);
    const lists = names.filter((name) => userIdOf(name.slice(length)) !== null);
    if (lists.length === 0) return 0;
    const transaction = redis.multi();
    for (const name of lists) transaction.scard(name);
    return repliesOf(await transaction.exec()).reduce((sum: number, count) => sum + Number(count), 0);
  }

  /** Whether it is time for a look, now that so many keys more were noted. */
  function isDue(sandboxId: string, count: number): boolean {
    const since = (noted.get(sandboxId) ?? 0) + count;
    if (since < NOTES_BETWEEN_LOOKS) noted.set(sandboxId, since);
    else noted.delete(sandboxId);
    return since >= NOTES_BETWEEN_LOOKS;
  }

  const names: AppKeys['names'] = async (sandboxId) =>
    (await redis.smembers(sandboxKeys(sandboxId).appKeys)) ?? [];

  return {
    names,

    note(sandboxId, keys) {
      if (keys.length === 0) return;
      const lookedAt = full.get(sandboxId);
      if (lookedAt !== undefined) {
        // Whoever finds room again comes after a look, so that a sandbox does not grow by one at each.
        if (Date.now() - lookedAt > FULL_MS) {
          full.set(sandboxId, Date.now());
          look(sandboxId).catch(onError);
        }
        throw new SandboxFull(maxKeys);
      }
      redis.sadd(sandboxKeys(sandboxId).appKeys, ...keys).catch(onError);
      if (isDue(sandboxId, keys.length)) look(sandboxId).catch(onError);
    },

    async deleteThose(sandboxId, isMeant) {
      const { length } = demoAppPrefix(sandboxId);
      const meant = (await names(sandboxId)).filter((name) => isMeant(name.slice(length)));
      if (meant.length > 0) await remove(sandboxKeys(sandboxId).appKeys, meant);
    },

    async deleteAll(sandboxId) {
      const { appKeys } = sandboxKeys(sandboxId);
      full.delete(sandboxId);
      for (;;) {
        const some = await someNames(appKeys);
        if (some.length === 0) return;
        await remove(appKeys, some);
      }
    },
  };
}
