import { sessionIdOf, userIdOf } from '../session/vocabulary.ts';
import { cleanText } from './clean-text.ts';
import type { Command } from './event.ts';
import { shortenId, shortenIds } from './shorten-id.ts';

const seconds = (text: string | undefined): string =>
  `${/^\d{1,12}$/.test(text ?? '') ? Number(text).toLocaleString('en-GB') : '?'} seconds`;

/** What a key of the session store stands for: `session 4f2a…c91`, `the session list of user 2`. */
const toThing = (key = ''): string => {
  const shortId = (id: string) => shortenId(cleanText(id, 64));
  const [sessionId, userId] = [sessionIdOf(key), userIdOf(key)];
  if (sessionId !== null) return `session ${shortId(sessionId)}`;
  if (userId !== null) return `the session list of user ${shortId(userId)}`;
  return `key ${shortenIds(cleanText(key, 48))}`;
};

/** One Redis command in words, without its subject: *stores session 4f2a…c91 for 3,600 seconds*. */
export const describeCommand = ({ name, args }: Command): string => {
  const [key, second, third] = args;
  const thing = toThing(key);
  switch (name) {
    case 'SETEX':
      return `stores ${thing} for ${seconds(second)}`;
    case 'SET':
      return third?.toUpperCase() === 'EX' ? `stores ${thing} for ${seconds(args[3])}` : `stores ${thing}`;
    case 'GET':
    case 'HGETALL':
      return `looks up ${thing}`;
    case 'DEL':
    case 'UNLINK':
      return `deletes ${thing}${args.length > 1 ? ` and ${args.length - 1} more` : ''}`;
    case 'EXPIRE':
      return `lets ${thing} live for ${seconds(second)}`;
    case 'SADD':
      return `adds ${shortenId(cleanText(second ?? '', 64))} to ${thing}`;
    case 'SREM':
      return `removes ${shortenId(cleanText(second ?? '', 64))} from ${thing}`;
    case 'SMEMBERS':
      return `reads ${thing}`;
    default:
      return `sends ${shortenIds(cleanText([name, ...args.slice(0, 3)].join(' '), 60))}`;
  }
};
