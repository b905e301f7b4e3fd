import { keyIndexesOf, storeCommand } from '../store/commands.ts';
import { type Lifetime, readLifetime } from '../store/lifetime.ts';
import type { Reply } from '../trace/event.ts';
import type { StoreKey } from './world.ts';

/** One command that was answered well. `at` is the time of the reply, in milliseconds since the epoch. */
export type Answered = {
  name: string;
  args: readonly string[];
  value: Extract<Reply, { ok: true }>['value'];
  at: number;
  writtenBy: number;
};
/** What a command does to a key; null removes it. */
export type KeyChange = readonly [key: string, to: StoreKey | null];

/** What a command did to the keys that it names, those left out that stay as they were. */
export const toKeyChanges = (keys: ReadonlyMap<string, StoreKey>, answered: Answered): KeyChange[] => {
  const { name, args, value: reply, at } = answered;
  const command = storeCommand(name);
  if (!command || command.effect === 'reads') return [];
  const { effect, holds } = command;
  // However a deletion was answered, its keys are not there afterwards.
  const happened = effect === 'removes' || command.happened(reply, args);
  const lifetime = readLifetime(command.lifetime, args);
  if (!happened || lifetime === null) return [];
  return keyIndexesOf(command, args).flatMap((index): KeyChange[] => {
    const key = args[index] ?? '';
    const held = keys.get(key);
    if (!held && effect !== 'creates') return [];
    if (effect === 'changes' && held?.value.type !== holds) return [];
    const value = command.change(held?.value ?? null, args.slice(index + 1), reply);
    if (value === (held?.value ?? null) && lifetime.type === 'kept') return [];
    const expiresAt = toEnd(lifetime, held?.expiresAt ?? null, at);
    // A time that has already come is a deletion (Redis, EXPIRE).
    if (value === null || (expiresAt !== null && expiresAt <= at)) return [[key, null]];
    const writtenBy = held && effect === 'sets-lifetime' ? held.writtenBy : answered.writtenBy;
    return [[key, { key, value, expiresAt, writtenBy }]];
  });
};

const toEnd = (lifetime: Lifetime, kept: number | null, at: number): number | null => {
  switch (lifetime.type) {
    case 'for':
      return at + lifetime.ms;
    case 'until':
      return lifetime.at;
    case 'none':
      return null;
    case 'kept':
      return kept;
  }
};
