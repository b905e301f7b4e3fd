import { sessionIdOf, userIdOf } from '../session/vocabulary.ts';
import { deniedIn, refreshHashIn, refreshUserIn } from '../token/vocabulary.ts';
import type { Command, Reply } from '../trace/event.ts';

/** What is being done while a command is sent: a login or logout has purposes of its own for what others do, too. */
export type Purpose = 'login' | 'logout' | 'other';

type Says = string | Partial<Record<Purpose, string>>;

/** What each command is for on the key of a session. */
const onSession: Record<string, Says> = {
  SETEX:
    'Hangs the coat up: a key, its seconds to live, and what the server wants to know of its owner. One step, so that no session is without an end.',
  SET: 'Writes the record of a session. With XX, only where there still is one: what was revoked a moment ago must not come back.',
  GET: {
    login:
      'Looks up the ticket that came along to this login, so that its session can end: a number from before a login must be worth nothing after it.',
    logout: 'Looks up whose session this is, so that it can leave that person’s list as well.',
    other: 'Looks at the hook of this number: whose coat is it?',
  },
  GETEX:
    'Looks up the session and starts its time anew, in one step. That is an idle timeout: whoever uses it keeps it.',
  DEL: {
    login:
      'Ends the session of the ticket that came along: the cure for session fixation. Whoever knew the old number knows nothing now.',
    other: 'Takes the coat off its hook: from now on the number is worth nothing, to anybody.',
  },
  EXPIRE: 'Gives the session its seconds anew, but never beyond its last moment.',
  PERSIST: 'Takes the session’s end away: it hangs there until somebody deletes it.',
};

/** And on the list of one user's sessions. */
const onList: Record<string, Says> = {
  SADD: 'Notes on the user’s list that this session is theirs. It is what makes “log out everywhere” possible.',
  SREM: 'Strikes the session off its owner’s list.',
  SMEMBERS: 'Reads the list: which sessions has this user?',
  EXPIRE: 'Lets the list live as long as the newest session on it.',
  PERSIST: 'Keeps the list for good, since a session on it has no end.',
  DEL: 'Throws the list away: nothing is on it any more.',
};

/** On the key that denies a token. */
const onDenial: Record<string, Says> = {
  SETEX:
    'Puts the token’s number on the list of what is denied, for what is left of its time: after that it is over anyway.',
  SET: 'Puts the token’s number on the list of what is denied.',
  GET: 'Is this token’s number on the list of what is denied? With the list the look at the store is back, at every request.',
  EXISTS:
    'Is this token’s number on the list of what is denied? With the list the look at the store is back, at every request.',
};

/** And on that of a refresh token. */
const onRefresh: Record<string, Says> = {
  SETEX:
    'Keeps a refresh token, by its hash: who reads the store cannot use it. It is a session by another name, kept where sessions are kept.',
  SET: 'Writes down which token of this login is the good one now. With XX, only where there still is one: what was ended meanwhile must not come back.',
  GET: 'Looks up the refresh token by its hash: whose is it, and has it been used?',
  GETDEL: 'Takes the refresh token out, by its hash: it is good for one use.',
  DEL: 'Ends the refresh token. The access token lives on until its own end.',
  EXPIRE: 'Gives the refresh token its seconds.',
};

/** And on the list of one user's refresh tokens. */
const onRefreshList: Record<string, Says> = {
  ZADD: 'Notes on the user’s list that this refresh token is theirs, and when it ends: else nobody could end it but whoever holds it.',
  ZREM: 'Strikes the refresh token off its owner’s list.',
  ZREMRANGEBYSCORE: 'Strikes off the list what has ended by itself since.',
  ZRANGE: 'Reads the list: which logins of this user can still be renewed?',
  EXPIRE: 'Lets the list live as long as the newest refresh token on it.',
};

const elsewhere: Record<string, Says> = {
  SETEX: 'Sets a value together with its lifetime, in one step.',
  SET: 'Sets a value under a key.',
  GET: 'Looks up the value under a key. A key that is not there answers with nothing.',
  DEL: 'Deletes the key.',
  EXPIRE: 'Sets how long a key lives from now.',
  SADD: 'Adds to a set.',
  SREM: 'Takes out of a set.',
  SMEMBERS: 'Reads all members of a set.',
  ZADD: 'Adds to a sorted set.',
  ZREM: 'Takes out of a sorted set.',
  ZRANGE: 'Reads members of a sorted set, in their order.',
};

const tableOf = (key: string): Record<string, Says> => {
  if (sessionIdOf(key) !== null) return onSession;
  if (userIdOf(key) !== null) return onList;
  if (deniedIn(key) !== null) return onDenial;
  if (refreshUserIn(key) !== null) return onRefreshList;
  return refreshHashIn(key) === null ? elsewhere : onRefresh;
};

/** In one sentence what a command is for. */
export const explainCommand = ({ name, args }: Command, purpose: Purpose = 'other'): string => {
  const key = args[0] ?? '';
  const table = tableOf(key);
  const says = table[name.toUpperCase()] ?? elsewhere[name.toUpperCase()];
  if (says === undefined) return 'A command that this server has of its own.';
  return typeof says === 'string' ? says : (says[purpose] ?? says.other ?? '');
};

/** Numbers that mean how many there were, or whether there was any. */
const counted: Record<string, readonly [none: string, some: string]> = {
  SADD: ['it was on the list already', 'new on the list'],
  SREM: ['it was not on the list', 'one less on the list'],
  ZADD: ['it was on the list already', 'new on the list'],
  ZREM: ['it was not on the list', 'one less on the list'],
  ZREMRANGEBYSCORE: ['nothing had ended', 'off the list'],
  EXPIRE: ['there is no such key', 'the time is set'],
  PERSIST: ['there was no end to take away', 'the end is gone'],
  DEL: ['there was no such key', 'gone'],
};

/** What a reply means, in a few words; empty where it speaks for itself. */
export const explainReply = ({ name, args }: Command, reply: Reply): string => {
  if (!reply.ok) return 'the store refused';
  const { value } = reply;
  const isDenial = deniedIn(args[0] ?? '') !== null;
  if (value === null)
    return isDenial
      ? 'not on the list: the token is let in'
      : 'no such key: never given out, expired, or deleted';
  if (value === 'OK') return 'done as asked';
  if (typeof value === 'number') return counted[name.toUpperCase()]?.[value === 0 ? 0 : 1] ?? '';
  if (Array.isArray(value)) return `${value.length} of them`;
  if (!name.toUpperCase().startsWith('GET')) return '';
  if (isDenial) return 'on the list: the token is refused, however right its seal';
  return refreshHashIn(args[0] ?? '') === null
    ? 'found: whose session this is, from the store alone'
    : 'found: whose refresh token this is';
};
