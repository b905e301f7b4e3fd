import type { Command, Reply, TraceEventOf } from '../trace/event.ts';
import { expiryOption, hasOption, toAmount } from '../world/expiry-options.ts';
import { isLookup } from '../world/session-stories.ts';
import type { Trait } from './alignment.ts';
import type { Facts } from './http-traits.ts';
import { splitKey, type UsedId } from './id-in-text.ts';

type StoreCommand = TraceEventOf<'store-command'>;

/** Commands that do the same to a key. `SETEX key 60 value` and `SET key value EX 60` are no difference. */
const verbs: Readonly<Record<string, string>> = {
  SETEX: 'SET',
  PSETEX: 'SET',
  UNLINK: 'DEL',
  HMSET: 'HSET',
  PEXPIRE: 'EXPIRE',
  EXPIREAT: 'EXPIRE',
  PEXPIREAT: 'EXPIRE',
};
const takesManyKeys = new Set(['DEL', 'UNLINK', 'EXISTS', 'MGET', 'TOUCH']);
const takesMembers = new Set(['SADD', 'SREM', 'SISMEMBER']);
const writes = new Set(['SET', 'HSET']);
/** Commands whose 0, like nil, says that there was nothing. */
const asks = (verb: string): boolean =>
  isLookup(verb) || ['DEL', 'EXPIRE', 'SMEMBERS', 'SISMEMBER'].includes(verb);

const verbOf = ({ name }: Command): string => {
  const upper = name.toUpperCase();
  return Object.hasOwn(verbs, upper) ? (verbs[upper] ?? upper) : upper;
};
const keysOf = ({ name, args }: Command): readonly string[] =>
  takesManyKeys.has(name.toUpperCase()) ? args : args.slice(0, 1);
/** A command by what it does to which kind of key: `SET session`. */
const titleOf = (command: Command): string =>
  [verbOf(command), splitKey(keysOf(command)[0] ?? '').kind].join(' ').trim();

/** How long a command lets its key live, in seconds; null when it does not say. */
const lifeOf = ({ name, args }: Command, at: number): number | null => {
  const amount = toAmount(args[1]);
  const until = (time: number | null) => (time === null ? null : (time - at) / 1000);
  switch (name.toUpperCase()) {
    case 'SETEX':
    case 'EXPIRE':
      return amount;
    case 'PSETEX':
    case 'PEXPIRE':
      return amount === null ? null : amount / 1000;
    case 'EXPIREAT':
      return until(amount === null ? null : amount * 1000);
    case 'PEXPIREAT':
      return until(amount);
    case 'SET':
      return until(expiryOption(args.slice(2), at));
    case 'GETEX':
      return until(expiryOption(args.slice(1), at));
    default:
      return null;
  }
};

/** The keys that are given a lifetime by a command of its own. */
export const expiringKeys = ({ commands, at }: StoreCommand): string[] =>
  commands.flatMap((command) =>
    !writes.has(verbOf(command)) && lifeOf(command, at) !== null ? [command.args[0] ?? ''] : [],
  );

/**
 * What counts of a visit to the store: whether a server asks its own memory or disk instead, which commands on which kinds of keys, whether they give a lifetime, whether
 * they write under an id that the request brought along. `expiring` are the keys that get their lifetime elsewhere.
 */
export const commandFacts = (
  { commands, transaction, at, store }: StoreCommand,
  { expiring, shownIds }: { expiring: ReadonlySet<string>; shownIds: ReadonlySet<string> },
): Facts => {
  const traits: Trait[] = [];
  const ids: UsedId[] = [];
  const counts = new Map<string, number>();
  for (const command of commands) {
    const title = titleOf(command);
    const nth = counts.get(title) ?? 0;
    counts.set(title, nth + keysOf(command).length);
    const of = nth === 0 ? title : `${title} ${nth + 1}`;
    for (const [index, key] of keysOf(command).entries()) {
      const { kind, id } = splitKey(key);
      if (id !== null) ids.push({ place: `${title} ${nth + index}`, domain: kind, id });
      if (id !== null && kind === 'session' && writes.has(verbOf(command))) {
        traits.push({ aspect: 'issued-id', of, value: shownIds.has(id) ? 'kept' : 'new' });
      }
    }
    if (takesMembers.has(verbOf(command))) {
      const members = command.args.slice(1);
      ids.push(...members.map((id, at) => ({ place: `${of} member ${at}`, domain: 'session', id })));
    }
    const life = lifeOf(command, at);
    const isLater = expiring.has(command.args[0] ?? '') || hasOption(command.args.slice(2), 'KEEPTTL');
    if (life !== null) traits.push({ aspect: 'ttl', of, value: String(life) });
    else if (writes.has(verbOf(command)))
      traits.push({ aspect: 'ttl', of, value: isLater ? 'later' : 'none' });
  }
  // What all share would make strangers alike, so the session store is what nothing is said of.
  if (store !== 'redis') traits.push({ aspect: 'asked', of: '', value: store });
  for (const [of, count] of counts) traits.push({ aspect: 'command', of, value: String(count) });
  if (commands.length > 1) traits.push({ aspect: 'transaction', of: '', value: transaction ? 'yes' : 'no' });
  return { traits, ids };
};

/** What counts of the store's reply: for each command whether it failed, found something or found nothing. */
export const replyFacts = ({ replies }: TraceEventOf<'store-reply'>, command: StoreCommand | null): Facts => {
  const seen = new Map<string, number>();
  const traits = replies.map((reply, index): Trait => {
    const answered = command?.commands[index];
    const title = answered ? titleOf(answered) : '';
    const nth = seen.get(title) ?? 0;
    seen.set(title, nth + 1);
    const of = nth === 0 ? title : `${title} ${nth + 1}`;
    return { aspect: 'reply', of, value: worthOf(reply, answered ? verbOf(answered) : '') };
  });
  return { traits, ids: [] };
};

const worthOf = (reply: Reply, verb: string): string => {
  if (!reply.ok) return 'error';
  const { value } = reply;
  if (value === null) return asks(verb) ? 'nothing' : 'nil';
  const isEmpty = value === 0 || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty && asks(verb)) return 'nothing';
  return asks(verb) ? 'something' : 'done';
};
