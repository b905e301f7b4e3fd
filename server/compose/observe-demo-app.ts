import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import type { Redis } from 'ioredis';
import type { Handle } from '#shared/exchange/exchange.ts';
import { observeStore } from '#shared/exchange/observe-store.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { createApp } from '../demo-app/create-app.ts';
import { people } from '../demo-app/people.ts';
import { createUsers } from '../demo-app/users.ts';
import { createFairTurns } from '../fair-turns.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import { isSimulated, simulateStore } from '../gateway/simulate-store.ts';
import type { ExpiryWatch } from '../sandbox/expiry-watch.ts';
import type { OwnStores } from '../sandbox/own-stores.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import type { AppKeys } from '../store/app-keys.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { createCallSite } from '../trace/call-site.ts';
import { lendStore } from './lend-store.ts';

const runApp = createRunApp({ IncomingMessage, ServerResponse, Duplex });

/**
 * The demo app, made anew for each exchange: with a store that writes down what it is asked in this exchange's name,
 * and its sandbox's clock and settings. It keeps nothing in its own process, so nothing is lost.
 */
export function observeDemoApp(options: {
  redis: Redis;
  appKeys: AppKeys;
  ownStores: OwnStores;
  states: Pick<SandboxStates, 'changeAccount' | 'nextNumber'>;
  expiries: Pick<ExpiryWatch, 'take'>;
  /** Where the demo app's own files lie. */
  folder: string;
  ttlSeconds: number;
}): Handle<Forwarded> {
  const { appKeys, ownStores, states, expiries, folder, ttlSeconds } = options;
  // Between a line that calls the store and this there is only what observes it.
  const storeCallSite = createCallSite(folder, { depth: 4 });
  const answerCallSite = createCallSite(folder, { past: 'helpers' });
  // A password costs a thread of Node's four for some milliseconds, and pages are read from disk by the same threads:
  // one stays free, and a sandbox that floods its login only waits for itself.
  const takeTurn = createFairTurns({ atOnce: 3 });

  return async (exchange, request) => {
    const { sandboxId, state, secure, now } = exchange;
    const watched = watch(exchange, expiries);
    const redis = observeStore(simulateStore(options.redis, appKeys, exchange), {
      exchange: () => watched,
      callSite: storeCallSite,
    });
    const users = createUsers(people, {
      of: (id) => state.accounts[id] ?? {},
      save: (id, change) => states.changeAccount(sandboxId, id, change),
    });
    const lifetime = { timeout: state.settings.timeout, ttlSeconds, now };
    const lent = await lendStore(ownStores, { place: exchange, callSite: storeCallSite, lifetime });
    const app = createApp({
      redis,
      users: {
        ...users,
        verify: (username, password) => takeTurn(sandboxId, () => users.verify(username, password)),
        change: (id, change) => takeTurn(sandboxId, () => users.change(id, change)),
      },
      ttlSeconds,
      secureCookies: secure,
      policy: state.settings,
      ...(lent && { store: lent.store }),
      now,
      nextNumber: () => states.nextNumber(sandboxId),
      reportError(error) {
        if (!isSimulated(error)) exchange.reportError(error);
      },
    });
    const answer = await runApp(app, request, answerCallSite);
    await lent?.keep();
    return answer;
  };
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
