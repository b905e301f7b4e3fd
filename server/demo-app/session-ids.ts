import { createHash, randomBytes } from 'node:crypto';
import type { SessionPolicy } from './policy.ts';

export type SessionIdOptions = {
  /** Counts on by one; a number is never given twice. */
  nextNumber(): Promise<number>;
  /** Milliseconds since the epoch. */
  now(): number;
};

/** A new session id for the user of this name. */
export async function createSessionId(
  kind: SessionPolicy['ids'],
  username: string,
  { nextNumber, now }: SessionIdOptions,
): Promise<string> {
  switch (kind) {
    case 'random':
      return randomBytes(16).toString('hex'); // defence: ids
    case 'counted':
      return String(await nextNumber());
    case 'jumbled': {
      const minute = Math.floor(now() / 60_000);
      return createHash('md5')
        .update(`${username} ${minute} ${await nextNumber()}`)
        .digest('hex');
    }
  }
}
