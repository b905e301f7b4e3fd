import { sessionIdOf } from '../session/vocabulary.ts';
import { storeCommand } from '../store/commands.ts';
import { deniedIn, refreshHashIn } from '../token/vocabulary.ts';
import type { Command, Reply, TraceEventOf } from '../trace/event.ts';
import { explainCommand } from './explain-command.ts';
import type { Explained, Piece, WireWriter } from './wire-message.ts';

const keySays = (key: string): string => {
  if (sessionIdOf(key) !== null) return 'The hook: it has the same number as the ticket.';
  if (deniedIn(key) !== null) return 'A line on the list of what is denied: the token’s own number, its jti.';
  if (refreshHashIn(key) !== null)
    return 'The hash of a refresh token. The token itself is nowhere in the store.';
  return 'A key of its own, beside the sessions.';
};

const ttlSays = (seconds: string): string =>
  `The TTL: after ${seconds} seconds the store drops the key by itself. Closing time.`;

/** The time to live that a command carries in this argument, in seconds; null when it is something else. */
const ttlOf = (name: string, argument: string, index: number): string | null => {
  const rule = storeCommand(name)?.lifetime;
  if (typeof rule !== 'object' || rule.from !== 'now' || rule.argument !== index) return null;
  return rule.unitMs === 1000 ? argument : String(Number(argument) / 1000);
};

const mark = (text: string, term: string, says: string): Explained => ({ text, term, says });

const quote = (argument: string): string =>
  /^[\w:.@-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "\\'")}'`;

const explainArgument = (name: string, argument: string, index: number): Piece => {
  if (index === 0)
    return mark(argument, sessionIdOf(argument) !== null ? 'Key' : 'Other key', keySays(argument));
  const ttl = ttlOf(name, argument, index);
  if (ttl !== null) return mark(argument, 'TTL', ttlSays(ttl));
  const isSet = name === 'SET' || storeCommand(name)?.sameAs === 'SET';
  if (isSet && index === (name === 'SET' ? 1 : 2)) {
    return mark(quote(argument), 'Value', 'What the server knows of you, and the browser never sees.');
  }
  return quote(argument);
};

const commandPieces = (command: Command): Piece[] => {
  const { name, args } = command;
  const verb = name.toUpperCase();
  return [
    mark(verb, verb, explainCommand(command)),
    ...args.flatMap((argument, index): Piece[] => [' ', explainArgument(verb, argument, index)]),
  ];
};

const all = mark('MULTI', 'MULTI … EXEC', 'All of these or none, and nobody else’s commands in between.');

/** Writes Redis commands as one would type them; a transaction between MULTI and EXEC. */
export const writeCommands = (writer: WireWriter, event: TraceEventOf<'store-command'>): void => {
  if (event.transaction) writer.line(all);
  for (const command of event.commands) writer.line(...commandPieces(command));
  if (event.transaction) writer.line({ ...all, text: 'EXEC' });
};

const replyPiece = (reply: Reply): Piece => {
  if (!reply.ok)
    return mark(`(error) ${reply.error}`, 'Error', 'The store refused. Nothing can be concluded from it.');
  const { value } = reply;
  if (value === null)
    return mark('(nil)', 'Nothing there', 'No such key: never given out, expired, or deleted.');
  if (value === 'OK') return mark('OK', 'OK', 'Done as asked.');
  if (typeof value === 'number') return `(integer) ${value}`;
  if (typeof value === 'string')
    return mark(quote(value), 'Value', 'Found: whose session this is, from the store alone.');
  return JSON.stringify(value);
};

/** Writes the store's replies, one a line. */
export const writeReplies = (writer: WireWriter, event: TraceEventOf<'store-reply'>): void => {
  event.replies.forEach((reply, index) => {
    writer.line(event.replies.length > 1 ? `${index + 1}) ` : '', replyPiece(reply));
  });
};
