import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod/mini';
import type { ServerName } from '#shared/sandbox/server.ts';
import {
  firstSettings,
  type SandboxSettings,
  type SettingsChange,
  settingNames,
  settingOf,
} from '#shared/sandbox/settings.ts';
import type { ChangedAccount } from '../demo-app/users.ts';
import { sandboxKeys } from '../store/keys.ts';
import { repliesOf } from '../store/replies-of.ts';
import { type AgedKey, ageKeys } from './age-keys.ts';

/** What a sandbox's cloakroom is like, and how far its clock is ahead of the server's. */
export type SandboxState = {
  settings: SandboxSettings;
  offsetMs: number;
  /** How often each server has begun anew. Its memory belongs to one of these lives. */
  lives: Record<ServerName, number>;
  /** What admins have changed of accounts, by the user's id. */
  accounts: Readonly<Record<string, ChangedAccount>>;
};

export type SandboxStates = {
  /** One round trip. */
  read(sandboxId: string): Promise<SandboxState>;
  /** Changes what is named and leaves the rest, in one step; a server that is stopped loses its memory. */
  changeSettings(
    sandboxId: string,
    change: SettingsChange,
  ): Promise<{ before: SandboxState; after: SandboxState }>;
  /** Moves the clock on, and with it the keys that have a lifetime. */
  moveClock(sandboxId: string, byMs: number): Promise<{ offsetMs: number; aged: AgedKey[] }>;
  /** Changes one account, and of it what is named. */
  changeAccount(sandboxId: string, userId: number, change: ChangedAccount): Promise<void>;
  /** Counts on by one, from 1001. */
  nextNumber(sandboxId: string): Promise<number>;
  /**
   * The key that seals this sandbox's tokens, 256 bits. Made once, at its first use; every process has the same. It is no part of
   * what `read` tells, so that it gets nowhere by being handed on.
   */
  tokenKey(sandboxId: string): Promise<Uint8Array>;
  /** Ends a server's life and begins its next. */
  restartServer(sandboxId: string, server: ServerName): Promise<SandboxState>;
};

/**
 * State of each sandbox as a hash in Redis with one field for each thing that can change, so that processes that
 * change different things at once do not undo each other's change. A field that is missing is as in the beginning.
 */
export function createSandboxStates(options: { redis: Redis; idleSeconds: number }): SandboxStates {
  const { redis, idleSeconds } = options;

  async function change(sandboxId: string, fields: Record<string, string>, counts: [string, number][]) {
    const { state } = sandboxKeys(sandboxId);
    const transaction = redis.multi().hgetall(state);
    if (Object.keys(fields).length > 0) transaction.hset(state, fields);
    for (const [field, by] of counts) transaction.hincrby(state, field, by);
    const replies = repliesOf(await transaction.expire(state, idleSeconds).hgetall(state).exec());
    return { before: toState(replies[0]), after: toState(replies.at(-1)) };
  }

  return {
    async read(sandboxId) {
      return toState(await redis.hgetall(sandboxKeys(sandboxId).state));
    },
    changeSettings(sandboxId, settings) {
      const fields = Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)]);
      // Counted for every server that does not run afterwards: a memory that nobody has needs no keeping.
      const stopped = settings.servers
        ? serverNames.filter((server) => !settings.servers?.includes(server))
        : [];
      return change(
        sandboxId,
        Object.fromEntries(fields),
        stopped.map((server) => [`life:${server}`, 1]),
      );
    },
    moveClock: (sandboxId, byMs) => ageKeys(redis, { sandboxId, byMs, idleSeconds }),
    async changeAccount(sandboxId, userId, account) {
      const fields = Object.entries(account).map(([name, value]) => [
        `account:${userId}:${name}`,
        JSON.stringify(value),
      ]);
      await change(sandboxId, Object.fromEntries(fields), []);
    },
    async nextNumber(sandboxId) {
      const { state } = sandboxKeys(sandboxId);
      const counted = redis.multi().hincrby(state, 'counter', 1).expire(state, idleSeconds);
      const [count] = repliesOf(await counted.exec());
      return 1000 + Number(count);
    },
    async tokenKey(sandboxId) {
      const { state } = sandboxKeys(sandboxId);
      const known = await redis.hget(state, TOKEN_KEY);
      if (known) return Buffer.from(known, 'base64url');
      // Of two that make one at the same time, both take the one that was there first.
      const made = redis
        .multi()
        .hsetnx(state, TOKEN_KEY, randomBytes(32).toString('base64url'))
        .expire(state, idleSeconds)
        .hget(state, TOKEN_KEY);
      const [, , agreed] = repliesOf(await made.exec());
      return Buffer.from(String(agreed), 'base64url');
    },
    async restartServer(sandboxId, server) {
      return (await change(sandboxId, {}, [[`life:${server}`, 1]])).after;
    },
  };
}

const TOKEN_KEY = 'token-key';
const serverNames: readonly ServerName[] = ['A', 'B'];
const fieldsSchema = z.nullish(z.record(z.string(), z.string()));

function toState(reply: unknown): SandboxState {
  const fields = fieldsSchema.parse(reply) ?? {};
  // What another version wrote, and this one does not know, is as in the beginning.
  const known = settingNames.flatMap((name) => {
    const { success, data } = settingOf(name).schema.safeParse(JSON.parse(fields[name] ?? 'null'));
    return success ? [[name, data]] : [];
  });
  return {
    settings: { ...firstSettings, ...Object.fromEntries(known) },
    offsetMs: Number(fields.offsetMs ?? 0),
    lives: { A: Number(fields['life:A'] ?? 0), B: Number(fields['life:B'] ?? 0) },
    accounts: toAccounts(fields),
  };
}

function toAccounts(fields: Readonly<Record<string, string>>): Record<string, ChangedAccount> {
  const accounts: Record<string, ChangedAccount> = {};
  for (const [field, text] of Object.entries(fields)) {
    const [, id, name] = /^account:(\d+):(\w+)$/.exec(field) ?? [];
    if (id && name) accounts[id] = { ...accounts[id], [name]: JSON.parse(text) };
  }
  return accounts;
}
