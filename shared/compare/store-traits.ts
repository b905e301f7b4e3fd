import { keyIndexesOf, storeCommand } from '../store/commands.ts';
import { hasOption, readLifetime } from '../store/lifetime.ts';
import type { Command, Reply, TraceEventOf } from '../trace/event.ts';
import type { Trait } from './alignment.ts';
import type { Facts } from './http-traits.ts';
import { splitKey, type UsedId } from './id-in-text.ts';

type StoreCommand = TraceEventOf<'store-command'>;

/** `SETEX key 60 value` and `SET key value EX 60` are no difference. */
const verbOf = ({ name }: Command): string => storeCommand(name)?.sameAs ?? name.toUpperCase();

const keysOf = ({ name, args }: Command): readonly string[] => {
  const command = storeCommand(name);
  return command ? keyIndexesOf(command, args).map((index) => args[index] ?? '') : args.slice(0, 1);
};

/** Whether it puts a value under its key, rather than adding to a collection. */
const writesRecord = ({ name }: Command): boolean => {
  const command = storeCommand(name);
  return command?.effect === 'creates' && [null, 'string', 'hash'].includes(command.holds);
};

/** Whether its 0, like nil, says that there was nothing. */
const asks = ({ name }: Command): boolean =>
  ['reads', 'removes', 'sets-lifetime'].includes(storeCommand(name)?.effect ?? '');

/** A command by what it does to which kind of key: `SET session`. */
const titleOf = (command: Command): string =>
  [verbOf(command), splitKey(keysOf(command)[0] ?? '').kind].join(' ').trim();

/** How long a command lets its key live, in seconds; null when it does not say. */
const lifeOf = ({ name, args }: Command, at: number): number | null => {
  const lifetime = readLifetime(storeCommand(name)?.lifetime ?? 'kept', args);
  if (lifetime?.type === 'for') return lifetime.ms / 1000;
  return lifetime?.type === 'until' ? (lifetime.at - at) / 1000 : null;
};

/** The keys that are given a lifetime by a command of its own. */
export const expiringKeys = ({ commands, at }: StoreCommand): string[] =>
  commands.flatMap((command) =>
    !writesRecord(command) && lifeOf(command, at) !== null ? [command.args[0] ?? ''] : [],
  );

/**
 * What counts of a visit to the store: which commands on which kinds of keys, whether they give a lifetime, whether
 * they write under an id that the request brought along. `expiring` are the keys that get their lifetime elsewhere.
 */
export const commandFacts = (
  { commands, transaction, at }: StoreCommand,
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
      if (id !== null && kind === 'session' && writesRecord(command)) {
        traits.push({ aspect: 'issued-id', of, value: shownIds.has(id) ? 'kept' : 'new' });
      }
    }
    if (storeCommand(command.name)?.namesMembers) {
      const members = command.args.slice(1);
      ids.push(...members.map((id, at) => ({ place: `${of} member ${at}`, domain: 'session', id })));
    }
    const life = lifeOf(command, at);
    const isLater = expiring.has(command.args[0] ?? '') || hasOption(command.args.slice(2), 'KEEPTTL');
    if (life !== null) traits.push({ aspect: 'ttl', of, value: String(life) });
    else if (writesRecord(command)) traits.push({ aspect: 'ttl', of, value: isLater ? 'later' : 'none' });
  }
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
    return { aspect: 'reply', of, value: worthOf(reply, answered !== undefined && asks(answered)) };
  });
  return { traits, ids: [] };
};

const worthOf = (reply: Reply, isQuestion: boolean): string => {
  if (!reply.ok) return 'error';
  const { value } = reply;
  if (value === null) return isQuestion ? 'nothing' : 'nil';
  const isEmpty = value === 0 || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty && isQuestion) return 'nothing';
  return isQuestion ? 'something' : 'done';
};
