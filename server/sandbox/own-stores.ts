import type { Redis } from 'ioredis';
import { z } from 'zod/mini';
import {
  type Changes,
  ObservedFile,
  ObservedMap,
  type OwnStoreObserver,
} from '#shared/exchange/observe-own-store.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import type { JsonValue } from '#shared/trace/event.ts';
import { type Call, runTogether } from '../store/despite-full.ts';
import { ownStoreKey } from '../store/keys.ts';
import type { Script } from '../store/open-mock.ts';
import { storeTrouble } from '../store/store-trouble.ts';
import type { SandboxState } from './sandbox-state.ts';

type Place = { sandboxId: string; server: ServerName; state: Pick<SandboxState, 'lives'> };
type Observer = Omit<OwnStoreObserver, 'maxEntries'>;
/** What is lent to a request, and what keeps the changes when it has been handled. */
export type Lent<Thing> = { thing: Thing; keep(): Promise<void> };

export type OwnStores = {
  /** What a server has in its memory. Each of its lives begins with an empty one. */
  lendMap<Value>(place: Place, observer: Observer): Promise<Lent<ObservedMap<Value>>>;
  /** The one file on a server's disk, which outlives its restarts. */
  lendFile(place: Place, observer: Observer): Promise<Lent<ObservedFile>>;
  /** When the last session ends that lies there, in milliseconds since the epoch on the sandbox's clock; 0 when none does. */
  lastEnd(sandboxId: string, state: SandboxState): Promise<number>;
  /** Frees the memory of servers that do not run any more, or begin anew. */
  forgetMemory(sandboxId: string, servers: readonly ServerName[]): Promise<void>;
};

/** A lesson takes a handful. Filling the store: a script that logs in without end would take the room of everybody. */
const MAX_ENTRIES = 500;
/** As the demo app's own stores write it. */
const endSchema = z.object({ expiresAt: z.catch(z.nullable(z.number()), null) });
/** An empty file is there, too. */
const FILE_EXISTS = 'exists';
/** Before each id in a file, so that none is taken for what only says that the file exists. */
const IN_FILE = 'entry:';

/** Before each id in a memory: a request that is still under way from an earlier life cannot bring anything back. */
const inMemory = (life: number) => `${life}:`;

/** Revived sessions: what was there, and has been removed by another request since, stays away. */
export const replaceScript: Script = {
  lua: `
for at = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], ARGV[at]) == 1 then
    redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
  end
end
`,
  inMemory(store, [key = ''], pairs) {
    const there = Object(store.data.has(key) ? store.data.get(key) : null);
    const known = pairs.flatMap((field, at) =>
      at % 2 === 0 && Object.hasOwn(there, field) ? [String(field), String(pairs[at + 1])] : [],
    );
    return known.length === 0 ? Promise.resolve(null) : store.hset(key, ...known).then(() => null);
  },
};
type Entries = readonly [string, JsonValue][];

/** What an entry says apart from what each use of a session may change. */
const withoutTimes = (entry: JsonValue) =>
  JSON.stringify({ ...Object(entry), expiresAt: undefined, cookieSetAt: undefined });

/**
 * What simulated servers have for themselves, in Redis, so that any process can play any server. It is loaded before a
 * request is handled, and of what the request did to it only the changes are kept, key by key: requests that run side
 * by side, here or in another process, do not undo each other's.
 */
export function createOwnStores({ redis, idleSeconds }: { redis: Redis; idleSeconds: number }): OwnStores {
  async function load(key: string, prefix: string) {
    const fields = await redis.hgetall(key);
    const entries = Object.entries(fields).flatMap(([field, text]): [string, JsonValue][] =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), JSON.parse(text)]] : [],
    );
    return { entries, fileExists: FILE_EXISTS in fields };
  }

  /** @param found what the request found there */
  async function keep(
    changes: Changes,
    {
      key,
      prefix,
      found,
      also = [],
    }: { key: string; prefix: string; found: Entries; also?: readonly string[] },
  ) {
    if (changes.size === 0) return;
    const known = new Map(found);
    const removed: string[] = [];
    const replaced: string[] = [];
    const added: string[] = [];
    let saysMore = false;
    for (const [name, value] of changes) {
      const field = prefix + name;
      if (value === null) removed.push(field);
      else if (known.has(name)) replaced.push(field, JSON.stringify(value));
      else added.push(field, JSON.stringify(value));
      saysMore ||= value !== null && withoutTimes(value) !== withoutTimes(known.get(name) ?? null);
    }
    if (replaced.length + added.length > 0) added.push(...also);
    // One step, in as few commands as may be: all sessions of a user may end at once.
    const ends: Call[] = removed.length > 0 ? [{ name: 'hdel', args: [key, ...removed] }] : [];
    const calls = [...ends];
    if (replaced.length > 0) calls.push({ name: 'eval', args: [replaceScript.lua, 1, key, ...replaced] });
    if (added.length > 0) calls.push({ name: 'hset', args: [key, ...added] });
    const prolong: Call = { name: 'expire', args: [key, idleSeconds] };
    try {
      await runTogether(redis, [...calls, prolong]);
    } catch (error) {
      if (storeTrouble(error) !== 'full') throw error;
      // Late revocation: the admin who revokes is looked up for it, and a full Redis would not take that this prolongs
      // their own session. What ends, ends all the same; a session that is not prolonged ends too early, not too late.
      await runTogether(redis, [...ends, prolong]);
      if (saysMore) throw error;
    }
  }

  return {
    async lendMap<Value>({ sandboxId, server, state }: Place, observer: Observer) {
      const key = ownStoreKey(sandboxId, 'memory', server);
      const prefix = inMemory(state.lives[server]);
      const { entries } = await load(key, prefix);
      const thing = new ObservedMap(entries as [string, Value][], { ...observer, maxEntries: MAX_ENTRIES });
      return { thing, keep: () => keep(thing.changes, { key, prefix, found: entries }) };
    },

    async lendFile({ sandboxId, server }, observer) {
      const key = ownStoreKey(sandboxId, 'disk', server);
      const { entries, fileExists } = await load(key, IN_FILE);
      const thing = new ObservedFile(fileExists ? Object.fromEntries(entries) : null, {
        ...observer,
        maxEntries: MAX_ENTRIES,
      });
      const also = [FILE_EXISTS, ''];
      return { thing, keep: () => keep(thing.changes, { key, prefix: IN_FILE, found: entries, also }) };
    },

    async lastEnd(sandboxId, { settings, lives }) {
      const { sessionsIn } = settings;
      if (sessionsIn === 'redis') return 0;
      const ends = settings.servers.map(async (server) => {
        const prefix = sessionsIn === 'memory' ? inMemory(lives[server]) : IN_FILE;
        const { entries } = await load(ownStoreKey(sandboxId, sessionsIn, server), prefix);
        return entries.map(([, entry]) => endSchema.parse(entry).expiresAt ?? 0);
      });
      return Math.max(0, ...(await Promise.all(ends)).flat());
    },

    async forgetMemory(sandboxId, servers) {
      if (servers.length === 0) return;
      await redis.del(...servers.map((server) => ownStoreKey(sandboxId, 'memory', server)));
    },
  };
}
