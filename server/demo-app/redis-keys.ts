import { parseSession, type Session } from './session-store.ts';

export const sessionKey = (id: string): string => `session:${id}`;

/**
 * The ids of a user's sessions are kept in a set, so that all of them can be ended at once. Searching with KEYS or
 * SCAN instead would read every session of every user, and KEYS would stop the whole store while it does.
 */
export const indexKey = (userId: number): string => `user-sessions:${userId}`;

export function parseRecord(record: string | null): Session | null {
  try {
    return record === null ? null : parseSession(JSON.parse(record));
  } catch {
    return null;
  }
}
