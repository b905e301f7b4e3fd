import type { Redis } from 'ioredis';
import { observeStore } from '#shared/exchange/observe-store.ts';
import type { Source } from '#shared/trace/event.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import { simulateStore } from '../gateway/simulate-store.ts';
import type { ExpiryWatch } from '../sandbox/expiry-watch.ts';
import type { AppKeys } from '../store/app-keys.ts';
import { demoAppPrefix } from '../store/keys.ts';

export type LendRedisOptions = {
  redis: Redis;
  appKeys: AppKeys;
  expiries: Pick<ExpiryWatch, 'take'>;
};

/** The store that all servers of a sandbox share, for one request: it writes down in the request's name what it is asked. */
export function lendRedis(
  { redis, appKeys, expiries }: LendRedisOptions,
  exchange: Forwarded,
  callSite: () => Source | null,
): Redis {
  const watched = watch(exchange, expiries);
  return observeStore(simulateStore(redis, appKeys, exchange), { exchange: () => watched, callSite });
}

/** An exchange whose commands the watch hears of, too. */
function watch(exchange: Forwarded, expiries: Pick<ExpiryWatch, 'take'>): Forwarded {
  const prefix = demoAppPrefix(exchange.sandboxId);
  return {
    ...exchange,
    record(event) {
      exchange.record(event);
      expiries.take(exchange.sandboxId, event, prefix);
    },
  };
}
