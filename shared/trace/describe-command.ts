import { sessionIdOf, userIdOf } from '../session/vocabulary.ts';
import { storeCommand } from '../store/commands.ts';
import { readLifetime } from '../store/lifetime.ts';
import { deniedIn, refreshHashIn, refreshUserIn } from '../token/vocabulary.ts';
import { cleanText } from './clean-text.ts';
import type { Command } from './event.ts';
import { shortenId, shortenIds } from './shorten-id.ts';

/** How long a command lets its key live, if it says so: ` for 3,600 seconds`. */
const forHowLong = ({ name, args }: Command): string => {
  const lifetime = readLifetime(storeCommand(name)?.lifetime ?? 'kept', args);
  if (lifetime === null) return ' for ? seconds';
  if (lifetime.type === 'until') return ' until a given time';
  return lifetime.type === 'for' ? ` for ${(lifetime.ms / 1000).toLocaleString('en-GB')} seconds` : '';
};

/** What a key of the store stands for: `session 4f2a…c91`, `the session list of user 2`, `the denial of token 9c1f…fa3`. */
const toThing = (key = ''): string => {
  const shortId = (id: string) => shortenId(cleanText(id, 64));
  const [sessionId, userId] = [sessionIdOf(key), userIdOf(key)];
  if (sessionId !== null) return `session ${shortId(sessionId)}`;
  if (userId !== null) return `the session list of user ${shortId(userId)}`;
  const [denied, refresh, refresher] = [deniedIn(key), refreshHashIn(key), refreshUserIn(key)];
  if (denied !== null) return `the denial of token ${shortId(denied)}`;
  if (refresh !== null) return `refresh token ${shortId(refresh)}, by its hash`;
  if (refresher !== null) return `the list of user ${shortId(refresher)}’s refresh tokens`;
  return `key ${shortenIds(cleanText(key, 48))}`;
};

/** One Redis command in words, without its subject: *stores session 4f2a…c91 for 3,600 seconds*. */
export const describeCommand = (command: Command): string => {
  const { name, args } = command;
  const [key, second = ''] = args;
  const thing = toThing(key);
  switch (storeCommand(name)?.sameAs ?? name) {
    case 'SET':
      return `stores ${thing}${forHowLong(command)}`;
    case 'GET':
    case 'GETEX':
    case 'HGETALL':
      return `looks ${deniedIn(key ?? '') === null ? 'up' : 'for'} ${thing}`;
    case 'DEL':
      return `deletes ${thing}${args.length > 1 ? ` and ${args.length - 1} more` : ''}`;
    case 'EXPIRE':
      return `lets ${thing} live${forHowLong(command)}`;
    case 'SADD':
      return `adds ${shortenId(cleanText(second, 64))} to ${thing}`;
    case 'SREM':
    case 'ZREM':
      return `removes ${shortenId(cleanText(second, 64))} from ${thing}`;
    case 'ZADD':
      return `adds ${shortenId(cleanText(args[2] ?? '', 64))} to ${thing}`;
    case 'ZREMRANGEBYSCORE':
      return `strikes what has ended off ${thing}`;
    case 'SMEMBERS':
    case 'ZRANGE':
      return `reads ${thing}`;
    default:
      return `sends ${shortenIds(cleanText([name, ...args.slice(0, 3)].join(' '), 60))}`;
  }
};
