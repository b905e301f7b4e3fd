import { type Lifetime, type LifetimeOptions, secondsLeft, toLifetime } from './lifetime.ts';
import { type LiveSession, parseSession, type Session, type SessionStore } from './session-store.ts';

/** A session as a store keeps it that ends nothing by itself; null for one without end. */
export type KeptSession = Session & { expiresAt: number | null };

/**
 * Sessions in a Map of this process. It forgets nothing by itself: that a session's time is over is noticed when
 * somebody asks for it, and until then it lies there.
 */
export function createMapStore({
  sessions,
  now,
  ...options
}: LifetimeOptions & {
  sessions: Map<string, KeptSession>;
}): SessionStore {
  const lifetime = toLifetime(options);

  const keep = (id: string, session: Session) =>
    sessions.set(id, { ...session, expiresAt: expiryOf(lifetime, session, now()) });

  return {
    async save(id, session) {
      keep(id, session);
    },
    async find(id) {
      const kept = sessions.get(id);
      if (!kept) return null;
      if (isOver(kept, now())) {
        sessions.delete(id);
        return null;
      }
      if (lifetime.idle !== null) keep(id, kept);
      return parseSession(kept);
    },
    async replace(id, session) {
      if (!sessions.has(id)) return false;
      keep(id, session);
      return true;
    },
    destroy: async (id) => sessions.delete(id),
    async destroyAllOf(userId) {
      const theirs = listLive(sessions, [userId], now());
      for (const { id } of theirs) sessions.delete(id);
      return theirs.length;
    },
    listOf: async (userIds) => listLive(sessions, userIds, now()),
  };
}

/** When a session ends that is used now, both in milliseconds since the epoch. */
export function expiryOf(lifetime: Lifetime, session: Session, now: number): number | null {
  const seconds = secondsLeft(lifetime, session, now);
  return seconds === null ? null : now + seconds * 1000;
}

export const isOver = ({ expiresAt }: KeptSession, now: number): boolean =>
  expiresAt !== null && expiresAt <= now;

export function listLive(
  sessions: Iterable<[string, KeptSession]>,
  userIds: readonly number[],
  now: number,
): LiveSession[] {
  return [...sessions]
    .filter(([, kept]) => kept.userId !== null && userIds.includes(kept.userId) && !isOver(kept, now))
    .map(([id, kept]) => ({
      id,
      session: kept,
      secondsLeft: kept.expiresAt === null ? null : Math.ceil((kept.expiresAt - now) / 1000),
    }));
}
