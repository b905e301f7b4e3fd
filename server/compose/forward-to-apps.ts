import type { Handle } from '#shared/exchange/exchange.ts';
import { isTokenPath } from '#shared/token/vocabulary.ts';
import { createFairTurns } from '../fair-turns.ts';
import { createForward, type Forward } from '../gateway/forward.ts';
import type { Forwarded } from '../gateway/forwarded.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createIdentifySender } from '../gateway/identify-actor.ts';
import type { Core } from './create-core.ts';
import { createLendUsers } from './lend-users.ts';
import { observeDemoApp } from './observe-demo-app.ts';
import { observeTokenApp } from './observe-token-app.ts';

/** How many requests of one sandbox are under way at a time. */
const AT_ONCE = 8;
/** How many more wait. Their bodies wait with them, in memory. */
const MAX_WAITING = 200;

/** What hands requests on through the gateway to the apps behind it: what is about tokens to the token app, all else to the demo app. */
export function forwardToApps(deps: Core, { ttlSeconds }: { ttlSeconds: number }): Forward {
  const identify = createIdentifySender(deps);
  const lendUsers = createLendUsers(deps.states);
  const demoApp = observeDemoApp({ ...deps, lendUsers, ttlSeconds });
  const tokenApp = observeTokenApp({ ...deps, lendUsers, ttlSeconds });
  const app: Handle<Forwarded> = (exchange, request) =>
    isTokenPath(request.path) ? tokenApp(exchange, request) : demoApp(exchange, request);
  const gateway = createGateway({ ...deps, identify, app });
  // A burst: hundreds of requests of one sandbox, all answered by the store in the same turn, would keep everybody else's
  // waiting for as long as all of them take to go on. A page sends six at a time.
  const takeTurn = createFairTurns({ each: AT_ONCE, maxWaiting: MAX_WAITING });
  return createForward(gateway, { maxBodyBytes: 128 * 1024, takeTurn });
}
