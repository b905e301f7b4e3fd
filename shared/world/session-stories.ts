import { z } from 'zod/mini';
import { sessionIdOf, sessionKeyOf } from '../session/vocabulary.ts';
import type { StoreValue } from '../store/store-value.ts';
import type { KeyChange } from './command-effects.ts';
import type { Home, SessionEnd, SessionStory } from './world.ts';

export type Stories = ReadonlyMap<string, SessionStory>;
/**
 * Who changed a key, if it was a command, and when (milliseconds since the epoch). `actor` is who had the command
 * sent, `shows` the cookies of that request, as far as they are known, and `isLogin` whether it was to log in.
 */
export type Cause = {
  by: number | null;
  at: number;
  how?: SessionEnd;
  actor?: string | null;
  shows?: string;
  isLogin?: boolean;
};

const numberLike = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d{1,15}$/))]),
  z.transform(Number),
);
const recordSchema = z.union([
  z.pipe(
    z.object({ userId: numberLike, role: z.string() }),
    z.transform(({ userId, role }) => ({ id: userId, role })),
  ),
  z.object({ id: numberLike, role: z.string() }),
]);

/** The key under which a session's home keeps it: a server has it for itself under its bare id. */
export const keyOf = ({ id, home }: Pick<SessionStory, 'id' | 'home'>): string =>
  home.store === 'redis' ? sessionKeyOf(id) : id;

/** The session that a home keeps under a key. */
export const sessionIdIn = ({ store }: Home, key: string): string | null =>
  store === 'redis' ? sessionIdOf(key) : key;

const readUser = (value: StoreValue): SessionStory['user'] => {
  if (value.type !== 'string' && value.type !== 'hash') return null;
  try {
    return recordSchema.parse(value.type === 'hash' ? value.fields : JSON.parse(value.text));
  } catch {
    // A record in an encoding of its own is still a session; only its owner stays unknown.
    return null;
  }
};

/** Begins, goes on with or ends a session's story as its key is written to or removed from its home. */
export const tellChange = (stories: Stories, home: Home, [key, to]: KeyChange, cause: Cause): Stories => {
  const id = sessionIdIn(home, key);
  if (id === null) return stories;
  const known = stories.get(id);
  // The same id somewhere else, where ids can be guessed or are kept over a move, is another session.
  const story = known && isSameHome(known.home, home) ? known : undefined;
  if (!to) {
    if (!story || story.end) return stories;
    const { by, at } = cause;
    return new Map(stories).set(id, { ...story, end: { how: howEnded(story, cause), by, at } });
  }
  const user = readUser(to.value);
  if (story && !story.end) {
    const isAnothers = user !== null && user.id !== story.user?.id && cause.actor != null;
    // A login that keeps an id makes it that of whoever logs in, and a copy of whoever had it before.
    const taken = isAnothers ? { holder: cause.actor ?? null, stolen: null } : {};
    return new Map(stories).set(id, { ...story, user: user ?? story.user, ...taken });
  }
  const told = new Map(stories);
  // A new session under an old id is the newest, not the oldest.
  told.delete(id);
  const begun = { holder: cause.actor ?? null, createdBy: to.writtenBy, usedBy: [], stolen: null, end: null };
  return told.set(id, { id, home, user, ...begun });
};

export const isSameHome = (one: Home, other: Home): boolean =>
  one.store === other.store && (one.store === 'redis' || one.server === other.server);

const howEnded = ({ id, holder }: SessionStory, cause: Cause): SessionEnd => {
  const { how, by, actor = null, shows = '', isLogin = false } = cause;
  if (how) return how;
  if (by === null) return 'expired';
  const isShown = shows.includes(id);
  if (isLogin && isShown) return 'login';
  if (actor === null || actor === holder) return 'deleted';
  // Of a session that began before this trace does nobody knows whose it was, but for who has its number.
  if (isShown) return holder === null ? 'deleted' : 'shown';
  return 'revoked';
};

/** Notes that another actor than its holder shows a live session's ticket. */
export const tellShown = (stories: Stories, shown: string, actor: string, by: number): Stories => {
  const story = stories.get(shown);
  const isOwn = !story || story.holder === null || story.holder === actor;
  if (isOwn || story.end || story.stolen) return stories;
  return new Map(stories).set(shown, { ...story, stolen: { actor, by } });
};

/** Notes that a lookup found a session. */
export const tellUse = (stories: Stories, home: Home, key: string, by: number): Stories => {
  const id = sessionIdIn(home, key);
  const story = id === null ? undefined : stories.get(id);
  if (!story) return stories;
  return new Map(stories).set(story.id, { ...story, usedBy: [...story.usedBy, by] });
};
