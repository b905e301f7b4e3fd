import { sessionIdOf } from '../session/vocabulary.ts';
import { chapterTitle } from '../trace/chapter-title.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { Command, Reply, TraceEvent } from '../trace/event.ts';
import { shortenIds } from '../trace/shorten-id.ts';
import { explainCommand, explainReply, type Purpose } from './explain-command.ts';

/** One command as it is read by people: shortened, with its own reply, and what it is for. */
export type StoreLine = {
  command: string;
  /** Null until the store has answered. */
  reply: string | null;
  replySays: string;
  says: string;
  /** Whether it only keeps the lists in order, beside what was to be done. */
  isBookkeeping: boolean;
};

export type StoreLines = {
  lines: readonly StoreLine[];
  /** Whether all went as one MULTI … EXEC. */
  isTransaction: boolean;
};

/**
 * The commands of a store event, or those that it answers, each with its own reply and explained. `events` are those that
 * may be told of: a reply that is not among them is not known yet. Null for all other events.
 */
export const toStoreLines = (event: TraceEvent, events: readonly TraceEvent[]): StoreLines | null => {
  if (event.type !== 'store-command' && event.type !== 'store-reply') return null;
  const isSame = (one: TraceEvent): boolean =>
    'call' in one && one.call === event.call && one.exchange === event.exchange;
  const asked = events.findLast((one) => one.type === 'store-command' && isSame(one));
  const answered = events.findLast((one) => one.type === 'store-reply' && isSame(one));
  if (asked?.type !== 'store-command') return null;
  const replies = answered?.type === 'store-reply' ? answered.replies : [];
  const purpose = purposeOf(event, events);
  const isAboutSession = asked.commands.some(isOfSession);
  return {
    isTransaction: asked.transaction,
    lines: asked.commands.map((command, index) =>
      toLine(command, replies[index] ?? null, purpose, isAboutSession),
    ),
  };
};

const toLine = (
  command: Command,
  reply: Reply | null,
  purpose: Purpose,
  isAboutSession: boolean,
): StoreLine => ({
  command: writeShortly(command),
  reply: reply && writeReply(reply),
  replySays: reply ? explainReply(command, reply) : '',
  says: explainCommand(command, purpose),
  isBookkeeping: isAboutSession && !isOfSession(command),
});

const isOfSession = ({ args }: Command): boolean => sessionIdOf(args[0] ?? '') !== null;

const purposeOf = ({ exchange }: TraceEvent, events: readonly TraceEvent[]): Purpose => {
  const request = events.find((one) => one.type === 'request' && one.exchange === exchange);
  const title = request ? chapterTitle([request]) : '';
  if (title.startsWith('Log in')) return 'login';
  return title === 'Log out' ? 'logout' : 'other';
};

const writeShortly = ({ name, args }: Command): string =>
  [name.toUpperCase(), ...args.map(shorten)].join(' ');

/** A record is told as `{…}`: what is in it is in the bytes. */
const shorten = (argument: string): string =>
  /^\s*[{[]/.test(argument) ? '{…}' : shortenIds(cleanText(argument, 60)) || "''";

const writeReply = (reply: Reply): string => {
  if (!reply.ok) return cleanText(`(error) ${reply.error}`, 120);
  const { value } = reply;
  if (value === null) return '(nil)';
  if (typeof value === 'string') return shortenIds(cleanText(value, 160));
  return Array.isArray(value) ? shortenIds(cleanText(value.join(', '), 160)) : String(value);
};
