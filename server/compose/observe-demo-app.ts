import type { RequestListener } from 'node:http';
import type { Redis } from 'ioredis';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { observeStore } from '#shared/trace/observe-store.ts';
import { createApp } from '../demo-app/create-app.ts';
import { people } from '../demo-app/people.ts';
import { soundPolicy } from '../demo-app/policy.ts';
import { createUsers } from '../demo-app/users.ts';
import { createFairTurns } from '../fair-turns.ts';
import { chooseCopy } from '../gateway/choose-copy.ts';
import { currentExchange } from '../gateway/exchange-context.ts';
import { isSimulated, simulateStore, toPrefix } from '../gateway/simulate-store.ts';
import type { ExpiryWatch } from '../sandbox/expiry-watch.ts';
import type { AppKeys } from '../store/app-keys.ts';
import { createCallSite } from '../trace/call-site.ts';

/**
 * The demo app for requests over https and for those over http, given a store that writes down what it is asked, in the
 * name of whichever exchange is under way, and a clock that shows its sandbox's time.
 */
export function observeDemoApp(options: {
  redis: Redis;
  appKeys: AppKeys;
  expiries: Pick<ExpiryWatch, 'take'>;
  /** Where the demo app's own files lie. */
  folder: string;
  ttlSeconds: number;
}): { secure: RequestListener; plain: RequestListener } {
  const { appKeys, expiries, ttlSeconds } = options;
  const now = () => currentExchange().clock();

  const redis = observeStore(simulateStore(options.redis, appKeys), {
    exchange: () => {
      const { exchange, actor, server, state, nextCall } = currentExchange();
      return { exchange, actor, server, store: state.settings.sessionsIn, nextCall };
    },
    record: (event) => {
      const exchange = currentExchange();
      exchange.record(event);
      expiries.take(exchange.sandboxId, event, toPrefix(exchange));
    },
    // Between a line that calls the store and this there is only what observes it.
    callSite: createCallSite(options.folder, { depth: 4 }),
    now,
  });

  const everybody = createUsers(people);
  // A password costs a thread of Node's four for some milliseconds, and pages are read from disk by the same threads:
  // one stays free, and a sandbox that floods its login only waits for itself.
  const takeTurn = createFairTurns({ atOnce: 3 });
  const users: typeof everybody = {
    ...everybody,
    verify: (username, password) =>
      takeTurn(currentExchange().sandboxId, () => everybody.verify(username, password)),
  };

  const create = (secureCookies: boolean) => {
    const copy = (timeout: SandboxSettings['timeout']) =>
      createApp({
        redis,
        users,
        ttlSeconds,
        secureCookies,
        now,
        policy: { ...soundPolicy, timeout },
        reportError: (error) => {
          if (!isSimulated(error)) currentExchange().reportError(error);
        },
      });
    return chooseCopy({ absolute: copy('absolute'), idle: copy('idle') });
  };
  return { secure: create(true), plain: create(false) };
}
