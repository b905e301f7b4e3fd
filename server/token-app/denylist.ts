import type { Redis } from 'ioredis';
import { inTime } from '../demo-app/in-time.ts';
import { type Claims, TOKEN_SECONDS } from './tokens.ts';

/** The tokens that ended before their time. Every method rejects with `StoreUnavailable` when the store fails or stays silent. */
export type Denylist = {
  deny(claims: Pick<Claims, 'jti' | 'exp'>): Promise<void>;
  has(jti: string): Promise<boolean>;
};

/** Keeps a key `denied:<jti>` for each in Redis, for as long as the token would have been good. */
export function createDenylist({ redis, now }: { redis: Redis; now(): number }): Denylist {
  const keyOf = (jti: string) => `denied:${jti}`;
  return {
    async deny({ jti, exp }) {
      const left = Math.min(Math.ceil(exp - Math.floor(now() / 1000)), TOKEN_SECONDS);
      // A list without end: what has expired by itself need not be remembered, nor anything for longer than it would have lived.
      if (left > 0) await inTime(redis.setex(keyOf(jti), left, '1'));
    },
    // Late revocation: the store is asked every time. This is the very look-up that a token was to save.
    has: async (jti) => (await inTime(redis.get(keyOf(jti)))) !== null,
  };
}
