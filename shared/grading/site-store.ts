import { sessionIdOf, sessionKeyOf } from '../session/vocabulary.ts';
import type { LearnerRealm } from './lab.ts';

/** The session store behind the learner's server, seen and changed past the learner's code. */
export type SiteStore = {
  /** Every key `session:…`, sorted. */
  sessionKeys(): Promise<string[]>;
  /** Every key, sorted. */
  keys(): Promise<string[]>;
  /** Names what is there under other keys than `session:<id>`, to end a sentence that missed one; empty when nothing is. */
  tellOthers(): Promise<string>;
  /** Milliseconds; -1 for a key without a TTL, -2 for no such key. */
  ttlMs(key: string): Promise<number>;
  exists(key: string): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** What the key holds, whatever its type, as one text to search in. */
  dump(key: string): Promise<string>;
  /** Puts the text in the place of the value, or of each of its fields, and keeps type and TTL. */
  overwrite(key: string, text: string): Promise<void>;
  /** Lets two keys change values. */
  swap(one: string, other: string): Promise<void>;
};

export function createSiteStore(realm: LearnerRealm, did: (sentence: string) => void): SiteStore {
  const keys = async (pattern: string) => ((await realm.command('KEYS', pattern)) as string[]).toSorted();
  const typeOf = async (key: string) => String(await realm.command('TYPE', key));

  return {
    sessionKeys: () => keys(sessionKeyOf('*')),
    keys: () => keys('*'),
    async tellOthers() {
      const others = (await keys('*')).filter((key) => sessionIdOf(key) === null);
      const more = others.length > 2 ? ' and more' : '';
      return others.length > 0 ? ` (it held ${others.slice(0, 2).map(shorten).join(', ')}${more})` : '';
    },
    ttlMs: async (key) => Number(await realm.command('PTTL', key)),
    exists: async (key) => Number(await realm.command('EXISTS', key)) > 0,
    async delete(key) {
      did(`Somebody deletes ${masked(key)} from the store.`);
      await realm.command('DEL', key);
    },
    async dump(key) {
      const read = readers[await typeOf(key)];
      return read ? JSON.stringify(await realm.command(...read(key))) : '';
    },
    async overwrite(key, text) {
      did(`Somebody overwrites ${masked(key)} with ${text.length > 40 ? 'other text' : text || 'nothing'}.`);
      if ((await typeOf(key)) === 'hash') {
        const fields = (await realm.command('HKEYS', key)) as string[];
        for (const field of fields) await realm.command('HSET', key, field, text);
        return;
      }
      const ttl = Number(await realm.command('PTTL', key));
      // Not KEEPTTL, which stores in memory tend to lose.
      await realm.command('SET', key, text, ...(ttl > 0 ? ['PX', ttl] : []));
    },
    async swap(one, other) {
      did(`Somebody lets ${masked(one)} and ${masked(other)} change values in the store.`);
      await realm.command('RENAME', one, 'swap');
      await realm.command('RENAME', other, one);
      await realm.command('RENAME', 'swap', other);
    },
  };
}

const readers: Record<string, (key: string) => [string, ...(string | number)[]]> = {
  string: (key) => ['GET', key],
  hash: (key) => ['HGETALL', key],
  set: (key) => ['SMEMBERS', key],
  list: (key) => ['LRANGE', key, 0, -1],
  zset: (key) => ['ZRANGE', key, 0, -1],
};

/** A session id is as good as the session. */
const masked = (key: string) => (sessionIdOf(key) !== null ? shorten(key) : key);

const shorten = (key: string) => (key.length > 16 ? `${key.slice(0, 12)}…` : key);
