import type { Forwarded } from '../gateway/forwarded.ts';
import { createRefreshTokens, type RefreshTokens } from '../token-app/refresh-tokens.ts';
import { createCallSite } from '../trace/call-site.ts';
import { tokenAppFiles } from './folders.ts';
import { type LendRedisOptions, lendRedis } from './lend-redis.ts';

const { folder, prefix } = tokenAppFiles;
/** Which line of the token app sends a command. */
export const tokenAppCallSite = createCallSite(folder, { prefix });

/** The refresh tokens of an exchange's sandbox, for whichever app has to do with them. They live as long as a session does. */
export const lendRefreshTokens = (
  options: LendRedisOptions & { ttlSeconds: number },
  exchange: Forwarded,
): RefreshTokens =>
  createRefreshTokens({
    redis: lendRedis(options, exchange, tokenAppCallSite),
    seconds: options.ttlSeconds,
    now: exchange.now,
  });
