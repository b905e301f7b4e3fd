import { createHash } from 'node:crypto';
import { type LiveSession, type SessionUser, userOf } from './session-store.ts';
import type { Site } from './site.ts';
import type { Account, Users } from './users.ts';

/** A live session as an admin sees it; times are in seconds, null where there is none. */
export type SessionSummary = {
  /** Names the session without being worth anything at the door. */
  handle: string;
  user: SessionUser;
  device: string;
  age: number;
  /** Known under an idle timeout only: otherwise a lookup reads, and writes nothing down. */
  sinceLastUse: number | null;
  timeLeft: number | null;
};

export const accountsOf = (users: Users): readonly Account[] => users.list?.() ?? [];

/** The live sessions of all accounts, the newest first. The `id` is for the server's own use and never leaves it. */
export async function listSessions({ store, users, policy, ttlSeconds, now }: Site) {
  const live = await store.listOf(accountsOf(users).map(({ id }) => id));
  return summarise(live, { now: now(), idleSeconds: policy.timeout === 'idle' ? ttlSeconds : null });
}

function summarise(
  live: readonly LiveSession[],
  { now, idleSeconds }: { now: number; idleSeconds: number | null },
): (SessionSummary & { id: string })[] {
  return live
    .flatMap(({ id, session, secondsLeft }) => {
      const user = userOf(session);
      if (!user) return [];
      return {
        id,
        handle: handleOf(id),
        user,
        device: session.device,
        age: Math.max(0, Math.floor((now - session.createdAt) / 1000)),
        // Each use sets the lifetime anew, so what is missing of it has passed since.
        sinceLastUse:
          idleSeconds === null || secondsLeft === null ? null : Math.max(0, idleSeconds - secondsLeft),
        timeLeft: secondsLeft,
      };
    })
    .sort((one, other) => one.age - other.age);
}

/** Session theft by an admin's screen: 64 bits of a hash name a session, and cannot be turned back into its id. */
const handleOf = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 16);
