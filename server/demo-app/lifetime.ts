import type { SessionPolicy } from './policy.ts';
import type { Session } from './session-store.ts';

export type LifetimeOptions = {
  timeout: SessionPolicy['timeout'];
  ttlSeconds: number;
  /** Milliseconds since the epoch. */
  now: () => number;
};

/** How many seconds a session lives after its creation, and after its last use; null for without end. */
export type Lifetime = { absolute: number | null; idle: number | null };

/**
 * `absolute`: a session ends `ttlSeconds` after its creation. `idle`: so long after its last use. `both`: after a quarter of
 * that without use, and in any case when its time is over (OWASP ASVS 5.0, 7.3).
 *
 * @throws RangeError for a `ttlSeconds` that is not a whole number above 0
 */
export function toLifetime({
  timeout,
  ttlSeconds,
}: Pick<LifetimeOptions, 'timeout' | 'ttlSeconds'>): Lifetime {
  // Immortal sessions: a lifetime of NaN or 0 should stop the start, not be found out by the store at a login.
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds < 1) {
    throw new RangeError('Could not set up sessions: ttlSeconds is not a whole number above 0.');
  }
  switch (timeout) {
    case 'absolute':
      return { absolute: ttlSeconds, idle: null };
    case 'idle':
      return { absolute: null, idle: ttlSeconds };
    case 'both':
      return { absolute: ttlSeconds, idle: Math.ceil(ttlSeconds / 4) };
    case 'none':
      return { absolute: null, idle: null };
  }
}

/** How many seconds a session has left that is used now, in milliseconds since the epoch; null for without end. */
export function secondsLeft({ absolute, idle }: Lifetime, session: Session, now: number): number | null {
  const old = Math.floor((now - session.createdAt) / 1000);
  const limits = [absolute === null ? null : absolute - old, idle].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
