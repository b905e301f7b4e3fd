import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import type { Redis } from 'ioredis';
import type { Handle } from '#shared/exchange/exchange.ts';
import { observeStore } from '#shared/exchange/observe-store.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { createSite } from '../demo-app/create-app.ts';
import { people } from '../demo-app/people.ts';
import type { Site } from '../demo-app/site.ts';
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
 * The demo app, which works in each exchange with a store that writes down what it is asked in this exchange's name, and
 * with its sandbox's clock and settings. It keeps nothing in its own process, so nothing is lost.
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

  /** Each request carries what it works with. */
  const sites = new WeakMap<IncomingMessage, Site>();
  const app = createSite((req) => {
    const site = sites.get(req);
    if (!site)
      throw new Error('Could not tell whose sandbox is meant: the request did not come through the gateway.');
    return site;
  });

  return async (exchange, request) => {
    const { sandboxId, state, secure, now } = exchange;
    const lifetime = { timeout: state.settings.timeout, ttlSeconds, now };
    const watched = watch(exchange, expiries);
    const callSite = storeCallSite;
    const shared = () =>
      observeStore(simulateStore(options.redis, appKeys, exchange), { exchange: () => watched, callSite });
    const { store, keep } = await lendStore(ownStores, { place: exchange, callSite, lifetime, shared });
    const users = createUsers(people, {
      of: (id) => state.accounts[id] ?? {},
      save: (id, change) => states.changeAccount(sandboxId, id, change),
    });
    const site: Site = {
      store,
      users: {
        ...users,
        verify: (username, password) => takeTurn(sandboxId, () => users.verify(username, password)),
        change: (id, change) => takeTurn(sandboxId, () => users.change(id, change)),
      },
      policy: state.settings,
      ttlSeconds,
      secureCookies: secure,
      now,
      nextNumber: () => states.nextNumber(sandboxId),
      reportError(error) {
        if (!isSimulated(error)) exchange.reportError(error);
      },
    };
    const handle = (req: IncomingMessage, res: ServerResponse) => {
      sites.set(req, site);
      app(req, res);
    };
    const answer = await runApp(handle, request, answerCallSite);
    await keep();
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
