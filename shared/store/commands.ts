import { removeFields, setFields, setFieldToReply } from './change-hash.ts';
import { popLeft, popRight, pushLeft, pushRight, removeItems, setItem, trim } from './change-list.ts';
import { addMembers, removeMembers, removeReply } from './change-set.ts';
import { addScores, removeByScore, removeScored, setScoreToReply } from './change-sorted-set.ts';
import { append, put, putReply } from './change-string.ts';
import { hasOption, type LifetimeRule } from './lifetime.ts';
import type { Change, StoreValue } from './store-value.ts';

type Kind = StoreValue['type'];

/** All that is known here of one Redis command, beyond the words for it. */
export type StoreCommand = {
  /** `creates` gives its key a value, whether there was one or not; `changes` only what is there already. */
  effect: 'reads' | 'creates' | 'changes' | 'removes' | 'sets-lifetime';
  /** The kind that a value under its key must be of; null when any will do. */
  holds: Kind | null;
  /** Which of its arguments are keys. `every-other`: key and value by turns. */
  keys: 'first' | 'all' | 'every-other';
  /** What becomes of the value. */
  change: Change;
  lifetime: LifetimeRule;
  /** Whether a good reply says that it had an effect. */
  happened(reply: unknown, args: readonly string[]): boolean;
  /** Whether it looks into its key, so that a reply of nothing says that the key is not there. */
  looks: boolean;
  /** Whether what follows its key are members of a set. */
  namesMembers: boolean;
  /** The command that does the same to a key: `SETEX key 60 value` is `SET key value EX 60`. */
  sameAs: string | null;
};
type Rest = Partial<StoreCommand>;

const isOne = (reply: unknown): boolean => reply === 1;
const isSome = (reply: unknown): boolean => reply !== null && reply !== 0;

const command = (effect: StoreCommand['effect'], holds: Kind | null, rest: Rest): StoreCommand => ({
  effect,
  holds,
  keys: 'first',
  change: (held) => held,
  lifetime: 'kept',
  happened: isSome,
  looks: false,
  namesMembers: false,
  sameAs: null,
  ...rest,
});

const looks = (holds: Kind | null, rest: Rest = {}) => command('reads', holds, { looks: true, ...rest });
const reads = (holds: Kind | null, rest: Rest = {}) => command('reads', holds, rest);
const creates = (holds: Kind | null, change: Change, rest: Rest = {}) =>
  command('creates', holds, { change, happened: () => true, ...rest });
const changes = (holds: Kind, change: Change, rest: Rest = {}) =>
  command('changes', holds, { change, ...rest });
const removes = (rest: Rest = {}) => command('removes', null, { change: () => null, keys: 'all', ...rest });

/** Overwrites a key of whatever kind, and with it its lifetime. */
const puts = (argument: number, rest: Rest = {}) =>
  creates(null, put(argument), { lifetime: 'none', ...rest });
/** Key, lifetime, value. */
const putsFor = (unitMs: 1 | 1000) =>
  puts(1, { lifetime: { from: 'now', argument: 1, unitMs }, sameAs: 'SET' });
/** Key and lifetime, or key and time. */
const expires = (from: 'now' | 'epoch', unitMs: 1 | 1000, rest: Rest = {}) =>
  command('sets-lifetime', null, {
    lifetime: { from, argument: 1, unitMs },
    happened: isOne,
    sameAs: 'EXPIRE',
    ...rest,
  });

/** With GET the reply is what was there before, and says only with NX or XX whether the value was set. */
const setHappened = (reply: unknown, args: readonly string[]): boolean => {
  const options = args.slice(2);
  if (!hasOption(options, 'GET')) return reply !== null;
  return !(hasOption(options, 'NX') && reply !== null) && !(hasOption(options, 'XX') && reply === null);
};

/**
 * The commands that the sandbox follows, by their upper-case names (redis.io/docs/latest/commands). Every reader, from the
 * drawn store to the graders' strict one, knows a command by its line here and by nothing else.
 */
export const storeCommands: ReadonlyMap<string, StoreCommand> = new Map<string, StoreCommand>([
  ['SET', puts(0, { lifetime: { from: 'options', first: 2, otherwise: 'none' }, happened: setHappened })],
  ['SETEX', putsFor(1000)],
  ['PSETEX', putsFor(1)],
  ['SETNX', puts(0, { happened: isOne })],
  ['MSET', puts(0, { keys: 'every-other' })],
  ['MSETNX', puts(0, { keys: 'every-other', happened: isOne })],
  ['GETSET', puts(0, { holds: 'string' })],
  ['APPEND', creates('string', append)],
  ['INCR', creates('string', putReply)],
  ['INCRBY', creates('string', putReply)],
  ['INCRBYFLOAT', creates('string', putReply)],
  ['DECR', creates('string', putReply)],
  ['DECRBY', creates('string', putReply)],
  ['GET', looks('string')],
  ['GETRANGE', reads('string')],
  ['STRLEN', looks('string')],
  ['MGET', reads(null, { keys: 'all' })],

  ['HSET', creates('hash', setFields)],
  ['HMSET', creates('hash', setFields, { sameAs: 'HSET' })],
  ['HSETNX', creates('hash', setFields, { happened: isOne })],
  ['HINCRBY', creates('hash', setFieldToReply)],
  ['HINCRBYFLOAT', creates('hash', setFieldToReply)],
  ['HDEL', changes('hash', removeFields)],
  ['HGET', looks('hash')],
  ['HMGET', looks('hash')],
  ['HGETALL', looks('hash')],
  ['HKEYS', looks('hash')],
  ['HVALS', looks('hash')],
  ['HLEN', looks('hash')],
  ['HEXISTS', looks('hash')],
  ['HSTRLEN', looks('hash')],
  ['HSCAN', reads('hash')],

  ['SADD', creates('set', addMembers, { namesMembers: true })],
  ['SREM', changes('set', removeMembers, { namesMembers: true })],
  ['SPOP', changes('set', removeReply)],
  ['SMEMBERS', reads('set')],
  ['SISMEMBER', reads('set', { namesMembers: true })],
  ['SMISMEMBER', reads('set', { namesMembers: true })],
  ['SCARD', reads('set')],
  ['SRANDMEMBER', reads('set')],
  ['SSCAN', reads('set')],

  ['LPUSH', creates('list', pushLeft)],
  ['RPUSH', creates('list', pushRight)],
  ['LPOP', changes('list', popLeft)],
  ['RPOP', changes('list', popRight)],
  ['LREM', changes('list', removeItems)],
  ['LTRIM', changes('list', trim)],
  ['LSET', changes('list', setItem)],
  ['LLEN', reads('list')],
  ['LRANGE', reads('list')],
  ['LINDEX', reads('list')],

  ['ZADD', creates('sorted-set', addScores)],
  ['ZINCRBY', creates('sorted-set', setScoreToReply)],
  ['ZREM', changes('sorted-set', removeScored)],
  ['ZREMRANGEBYSCORE', changes('sorted-set', removeByScore)],
  ['ZRANGE', reads('sorted-set')],
  ['ZRANGEBYSCORE', reads('sorted-set')],
  ['ZREVRANGE', reads('sorted-set')],
  ['ZSCORE', reads('sorted-set')],
  ['ZCARD', reads('sorted-set')],
  ['ZCOUNT', reads('sorted-set')],

  ['DEL', removes()],
  ['UNLINK', removes({ sameAs: 'DEL' })],
  ['GETDEL', removes({ holds: 'string', keys: 'first', looks: true })],
  ['EXPIRE', expires('now', 1000)],
  ['PEXPIRE', expires('now', 1)],
  ['EXPIREAT', expires('epoch', 1000)],
  ['PEXPIREAT', expires('epoch', 1)],
  ['PERSIST', expires('now', 1, { lifetime: 'none', sameAs: null })],
  [
    'GETEX',
    command('sets-lifetime', 'string', {
      lifetime: { from: 'options', first: 1, otherwise: 'kept' },
      looks: true,
    }),
  ],
  ['EXISTS', looks(null, { keys: 'all' })],
  ['TOUCH', reads(null, { keys: 'all' })],
  ['TYPE', reads(null)],
  ['TTL', reads(null)],
  ['PTTL', reads(null)],
]);

export const storeCommand = (name: string): StoreCommand | undefined => storeCommands.get(name.toUpperCase());

/** Whether a command looks into a key, so that its reply tells if the key is there. */
export const isLookup = (name: string): boolean => storeCommand(name)?.looks ?? false;

/** Whether a command takes keys away, whatever they hold. */
export const removesKeys = (name: string): boolean => storeCommand(name)?.effect === 'removes';

/** Which arguments are keys, by their indexes. */
export const keyIndexesOf = ({ keys }: StoreCommand, args: readonly unknown[]): number[] => {
  if (keys === 'first') return args.length > 0 ? [0] : [];
  return [...args.keys()].filter((index) => keys === 'all' || index % 2 === 0);
};
