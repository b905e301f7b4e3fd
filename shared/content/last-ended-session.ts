import type { World } from '../world/world.ts';

/** The id of the session that ended last, by logout, revocation or expiry; null while none has. */
export function lastEndedSession({ sessions }: World): string | null {
  let last: { id: string; at: number } | null = null;
  for (const { id, end } of sessions.values()) {
    if (end && (last === null || end.at >= last.at)) last = { id, at: end.at };
  }
  return last?.id ?? null;
}
