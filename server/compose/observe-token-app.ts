import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import type { Handle } from '#shared/exchange/exchange.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { inTime } from '../demo-app/in-time.ts';
import type { Users } from '../demo-app/users.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import { isSimulated } from '../gateway/simulate-store.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import { createTokenSite } from '../token-app/create-token-app.ts';
import { createDenylist } from '../token-app/denylist.ts';
import type { Accounts, TokenSite } from '../token-app/token-site.ts';
import { createCallSite } from '../trace/call-site.ts';
import { carrySites } from './carry-sites.ts';
import { tokenAppFiles } from './folders.ts';
import { type LendRedisOptions, lendRedis } from './lend-redis.ts';
import { lendRefreshTokens, tokenAppCallSite } from './lend-refresh-tokens.ts';
import type { LendUsers } from './lend-users.ts';

const runApp = createRunApp({ IncomingMessage, ServerResponse, Duplex });

/** The token app, with the accounts of the demo app beside it, and with its sandbox's key, clock, settings and shared store. */
export function observeTokenApp(
  options: LendRedisOptions & {
    states: Pick<SandboxStates, 'tokenKey'>;
    lendUsers: LendUsers;
    ttlSeconds: number;
  },
): Handle<Forwarded> {
  const { states, lendUsers } = options;
  const { folder, prefix } = tokenAppFiles;
  const answerCallSite = createCallSite(folder, { prefix, past: 'helpers' });
  const { siteOf, withSite } = carrySites<TokenSite>();
  const app = createTokenSite(siteOf);

  return (exchange, request) => {
    const { sandboxId, state, secure, now } = exchange;
    const redis = lendRedis(options, exchange, tokenAppCallSite);
    const site: TokenSite = {
      accounts: toAccounts(lendUsers(exchange)),
      key: () => inTime(states.tokenKey(sandboxId)),
      denylist: createDenylist({ redis, now }),
      refreshTokens: lendRefreshTokens(options, exchange),
      policy: state.settings,
      secureCookies: secure,
      now,
      reportError(error) {
        if (!isSimulated(error)) exchange.reportError(error);
      },
    };
    return runApp(withSite(app, site), request, answerCallSite);
  };
}

const toAccounts = ({ verify, list }: Required<Users>): Accounts => ({
  verify,
  find(id) {
    const account = list().find((each) => each.id === id);
    return !account || account.isBlocked ? null : { id, name: account.username, role: account.role };
  },
});
