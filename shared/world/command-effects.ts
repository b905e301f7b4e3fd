import type { Reply } from '../trace/event.ts';
import { expiryOption, hasOption, toAmount } from './expiry-options.ts';
import type { StoreKey, StoreValue } from './world.ts';

/** One command that was answered well. `at` is the time of the reply, in milliseconds since the epoch. */
export type Answered = {
  args: readonly string[];
  value: Extract<Reply, { ok: true }>['value'];
  at: number;
  writtenBy: number;
};
type Keys = ReadonlyMap<string, StoreKey>;
/** What a command does to the keys it names; null removes one. */
export type KeyChange = readonly [key: string, to: StoreKey | null];
type Effect = (keys: Keys, answered: Answered) => readonly KeyChange[];

const write = (key: string, value: StoreValue, expiresAt: number | null, by: Answered): KeyChange =>
  // A time that has already come is a deletion (Redis, EXPIRE).
  expiresAt !== null && expiresAt <= by.at
    ? [key, null]
    : [key, { key, value, expiresAt, writtenBy: by.writtenBy }];

const text = (value: string | undefined): StoreValue => ({ type: 'string', text: value ?? '' });

const set: Effect = (keys, answered) => {
  const [key = '', value, ...options] = answered.args;
  const held = keys.get(key);
  const isRefused = hasOption(options, 'GET')
    ? (hasOption(options, 'NX') && answered.value !== null) ||
      (hasOption(options, 'XX') && answered.value === null)
    : answered.value === null;
  if (isRefused) return [];
  const kept = hasOption(options, 'KEEPTTL') ? (held?.expiresAt ?? null) : null;
  return [write(key, text(value), expiryOption(options, answered.at) ?? kept, answered)];
};

/** SETEX and PSETEX: key, lifetime in `unitMs`, value. */
const setWithLife =
  (unitMs: number): Effect =>
  (_, answered) => {
    const [key = '', life, value] = answered.args;
    const amount = toAmount(life);
    return amount === null ? [] : [write(key, text(value), answered.at + amount * unitMs, answered)];
  };

const setIfAbsent: Effect = (_, answered) =>
  answered.value === 1 ? [write(answered.args[0] ?? '', text(answered.args[1]), null, answered)] : [];

/** EXPIRE and its kin: a lifetime from now, or a time, in `unitMs`. */
const expire =
  (unitMs: number, isAbsolute: boolean): Effect =>
  (keys, answered) => {
    const held = keys.get(answered.args[0] ?? '');
    const amount = toAmount(answered.args[1]);
    if (!held || amount === null || answered.value !== 1) return [];
    const expiresAt = (isAbsolute ? 0 : answered.at) + amount * unitMs;
    return [expiresAt <= answered.at ? [held.key, null] : [held.key, { ...held, expiresAt }]];
  };

const persist: Effect = (keys, { args, value }) => {
  const held = keys.get(args[0] ?? '');
  return held && value === 1 ? [[held.key, { ...held, expiresAt: null }]] : [];
};

const getAndExpire: Effect = (keys, { args: [key = '', ...options], value, at }) => {
  const held = keys.get(key);
  if (!held || value === null) return [];
  const expiresAt = hasOption(options, 'PERSIST') ? null : expiryOption(options, at);
  if (expiresAt === null && !hasOption(options, 'PERSIST')) return [];
  return [expiresAt !== null && expiresAt <= at ? [key, null] : [key, { ...held, expiresAt }]];
};

const remove: Effect = (keys, { args }) =>
  args.filter((key) => keys.has(key)).map((key): KeyChange => [key, null]);

const removeOne: Effect = (keys, answered) => remove(keys, { ...answered, args: answered.args.slice(0, 1) });

const addMembers: Effect = (keys, answered) => {
  const [key = '', ...added] = answered.args;
  const held = keys.get(key);
  const before = held?.value.type === 'set' ? held.value.members : [];
  const members = [...new Set([...before, ...added])];
  if (members.length === before.length) return [];
  return [write(key, { type: 'set', members }, held?.expiresAt ?? null, answered)];
};

const removeMembers: Effect = (keys, answered) => {
  const [key = '', ...removed] = answered.args;
  const held = keys.get(key);
  if (held?.value.type !== 'set') return [];
  const members = held.value.members.filter((member) => !removed.includes(member));
  if (members.length === held.value.members.length) return [];
  // An empty set is no key at all.
  if (members.length === 0) return [[key, null]];
  return [write(key, { type: 'set', members }, held.expiresAt, answered)];
};

/** Field and value by turns, or the one object that ioredis' `hset(key, object)` was given. */
const toFields = (args: readonly string[]): (readonly [string, string])[] => {
  if (args.length !== 1)
    return args.flatMap((field, i) => (i % 2 ? [] : [[field, args[i + 1] ?? ''] as const]));
  try {
    return Object.entries(Object(JSON.parse(args[0] ?? ''))).map(([field, value]) => [field, String(value)]);
  } catch {
    // A field without a value: no store would have answered it well.
    return [];
  }
};

const setFields: Effect = (keys, answered) => {
  const [key = '', ...args] = answered.args;
  const held = keys.get(key);
  const before = held?.value.type === 'hash' ? Object.entries(held.value.fields) : [];
  const fields = Object.fromEntries([...before, ...toFields(args)]);
  return [write(key, { type: 'hash', fields }, held?.expiresAt ?? null, answered)];
};

const removeFields: Effect = (keys, answered) => {
  const [key = '', ...removed] = answered.args;
  const held = keys.get(key);
  if (held?.value.type !== 'hash') return [];
  const before = Object.entries(held.value.fields);
  const left = before.filter(([field]) => !removed.includes(field));
  if (left.length === before.length) return [];
  if (left.length === 0) return [[key, null]];
  return [write(key, { type: 'hash', fields: Object.fromEntries(left) }, held.expiresAt, answered)];
};

const count: Effect = (keys, answered) => {
  const key = answered.args[0] ?? '';
  return [write(key, text(String(answered.value)), keys.get(key)?.expiresAt ?? null, answered)];
};

/** Commands that change the store, by their upper-case names (redis.io/docs/latest/commands). All others change nothing. */
export const commandEffects: ReadonlyMap<string, Effect> = new Map([
  ['SET', set],
  ['SETEX', setWithLife(1000)],
  ['PSETEX', setWithLife(1)],
  ['SETNX', setIfAbsent],
  ['GETSET', (_, by) => [write(by.args[0] ?? '', text(by.args[1]), null, by)]],
  ['GETEX', getAndExpire],
  ['GETDEL', removeOne],
  ['DEL', remove],
  ['UNLINK', remove],
  ['EXPIRE', expire(1000, false)],
  ['PEXPIRE', expire(1, false)],
  ['EXPIREAT', expire(1000, true)],
  ['PEXPIREAT', expire(1, true)],
  ['PERSIST', persist],
  ['SADD', addMembers],
  ['SREM', removeMembers],
  ['HSET', setFields],
  ['HMSET', setFields],
  ['HDEL', removeFields],
  ...['INCR', 'INCRBY', 'DECR', 'DECRBY'].map((name): [string, Effect] => [name, count]),
]);
