import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  type Changes,
  ObservedFile,
  ObservedMap,
  type OwnStoreObserver,
} from '#shared/exchange/observe-own-store.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import type { JsonValue } from '#shared/trace/event.ts';
import { ownStoreKey } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import type { SandboxState } from './sandbox-state.ts';

type Place = { sandboxId: string; server: ServerName; state: Pick<SandboxState, 'lives'> };
/** What is lent to a request, and what keeps the changes when it has been handled. */
export type Lent<Thing> = { thing: Thing; keep(): Promise<void> };

export type OwnStores = {
  /** What a server has in its memory. Each of its lives begins with an empty one. */
  lendMap<Value>(place: Place, observer: OwnStoreObserver): Promise<Lent<ObservedMap<Value>>>;
  /** The one file on a server's disk, which outlives its restarts. */
  lendFile(place: Place, observer: OwnStoreObserver): Promise<Lent<ObservedFile>>;
  /** When the last session ends that lies there, in milliseconds since the epoch on the sandbox's clock; 0 when none does. */
  lastEnd(sandboxId: string, state: SandboxState): Promise<number>;
  /** Frees the memory of servers that do not run any more, or begin anew. */
  forgetMemory(sandboxId: string, servers: readonly ServerName[]): Promise<void>;
};

/** A lesson takes a handful. Filling the store: a script that logs in without end would take the room of everybody. */
const MAX_ENTRIES = 500;
/** As the demo app's own stores write it. */
const endSchema = z.object({
  expiresAt: z
    .number()
    .nullable()
    .catch(null)
    .transform((end) => end ?? 0),
});
/** No session's id: an empty file is there, too. */
const FILE_EXISTS = ' ';

/**
 * What simulated servers have for themselves, in Redis, so that any process can play any server. It is loaded before a
 * request is handled, and of what the request did to it only the changes are kept, key by key: requests that run side
 * by side, here or in another process, do not undo each other's.
 */
export function createOwnStores({ redis, idleSeconds }: { redis: Redis; idleSeconds: number }): OwnStores {
  async function keep(key: string, toField: (key: string) => string, changes: Changes, also = {}) {
    const set = [...changes].filter(([, value]) => value !== null);
    const removed = [...changes].filter(([, value]) => value === null);
    if (set.length + removed.length === 0) return;
    const fields = Object.fromEntries(set.map(([name, value]) => [toField(name), JSON.stringify(value)]));
    const transaction = redis.multi();
    const written = { ...fields, ...also };
    if (Object.keys(written).length > 0) transaction.hset(key, written);
    if (removed.length > 0) transaction.hdel(key, ...removed.map(([name]) => toField(name)));
    repliesOf(await transaction.expire(key, idleSeconds).exec());
  }

  return {
    async lendMap<Value>({ sandboxId, server, state }: Place, observer: OwnStoreObserver) {
      const key = ownStoreKey(sandboxId, 'memory', server);
      // A request that is still under way from an earlier life cannot bring anything back.
      const life = `${state.lives[server]}:`;
      const entries = Object.entries(await redis.hgetall(key)).flatMap(([field, text]): [string, Value][] =>
        field.startsWith(life) ? [[field.slice(life.length), JSON.parse(text)]] : [],
      );
      const thing = new ObservedMap(entries, observer);
      return {
        thing,
        async keep() {
          refuseWhenFull(thing.changes, entries.length);
          await keep(key, (name) => life + name, thing.changes);
        },
      };
    },

    async lendFile({ sandboxId, server }, observer) {
      const key = ownStoreKey(sandboxId, 'disk', server);
      const { [FILE_EXISTS]: exists, ...fields } = await redis.hgetall(key);
      const entries = Object.entries(fields).map(([name, text]): [string, JsonValue] => [
        name,
        JSON.parse(text),
      ]);
      const thing = new ObservedFile(exists === undefined ? null : Object.fromEntries(entries), observer);
      return {
        thing,
        async keep() {
          refuseWhenFull(thing.changes, entries.length);
          await keep(key, (name) => name, thing.changes, { [FILE_EXISTS]: '' });
        },
      };
    },

    async lastEnd(sandboxId, { settings, lives }) {
      const { sessionsIn } = settings;
      if (sessionsIn === 'redis') return 0;
      const ends = settings.servers.map(async (server) => {
        const fields = await redis.hgetall(ownStoreKey(sandboxId, sessionsIn, server));
        const life = sessionsIn === 'memory' ? `${lives[server]}:` : '';
        return Object.entries(fields).flatMap(([field, text]) =>
          field.startsWith(life) && field !== FILE_EXISTS
            ? [endSchema.parse(JSON.parse(text)).expiresAt]
            : [],
        );
      });
      return Math.max(0, ...(await Promise.all(ends)).flat());
    },

    async forgetMemory(sandboxId, servers) {
      if (servers.length === 0) return;
      await redis.del(...servers.map((server) => ownStoreKey(sandboxId, 'memory', server)));
    },
  };
}

function refuseWhenFull(changes: Changes, count: number): void {
  const grows = [...changes.values()].some((value) => value !== null);
  if (grows && count >= MAX_ENTRIES) {
    throw new Error(`OOM command not allowed: this server holds ${MAX_ENTRIES} sessions of its own.`);
  }
}
