import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import type { Handle } from '#shared/exchange/exchange.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { createSite } from '../demo-app/create-app.ts';
import type { Site } from '../demo-app/site.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import { isSimulated } from '../gateway/simulate-store.ts';
import type { OwnStores } from '../sandbox/own-stores.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import { createCallSite } from '../trace/call-site.ts';
import { carrySites } from './carry-sites.ts';
import { demoAppFiles } from './folders.ts';
import { type LendRedisOptions, lendRedis } from './lend-redis.ts';
import { lendRefreshTokens } from './lend-refresh-tokens.ts';
import { lendStore } from './lend-store.ts';
import type { LendUsers } from './lend-users.ts';

const runApp = createRunApp({ IncomingMessage, ServerResponse, Duplex });

/**
 * The demo app, which works in each exchange with a store that writes down what it is asked in this exchange's name, and
 * with its sandbox's clock and settings. It keeps nothing in its own process, so nothing is lost.
 */
export function observeDemoApp(
  options: LendRedisOptions & {
    ownStores: OwnStores;
    states: Pick<SandboxStates, 'nextNumber'>;
    lendUsers: LendUsers;
    ttlSeconds: number;
  },
): Handle<Forwarded> {
  const { ownStores, states, lendUsers, ttlSeconds } = options;
  const { folder } = demoAppFiles;
  // Between a line that calls the store and this there is only what observes it.
  const callSite = createCallSite(folder, { depth: 4 });
  const answerCallSite = createCallSite(folder, { past: 'helpers' });
  const { siteOf, withSite } = carrySites<Site>();
  const app = createSite(siteOf);

  return async (exchange, request) => {
    const { sandboxId, state, secure, now } = exchange;
    const lifetime = { timeout: state.settings.timeout, ttlSeconds, now };
    const shared = () => lendRedis(options, exchange, callSite);
    const { store, keep } = await lendStore(ownStores, { place: exchange, callSite, lifetime, shared });
    const site: Site = {
      store,
      users: lendUsers(exchange),
      policy: state.settings,
      ttlSeconds,
      secureCookies: secure,
      now,
      // Where there are none, nobody is sent to look for them.
      endElsewhere: async (userId) =>
        state.settings.refreshTokens === 'on' ? lendRefreshTokens(options, exchange).endAllOf(userId) : 0,
      nextNumber: () => states.nextNumber(sandboxId),
      reportError(error) {
        if (!isSimulated(error)) exchange.reportError(error);
      },
    };
    const answer = await runApp(withSite(app, site), request, answerCallSite);
    await keep();
    return answer;
  };
}
