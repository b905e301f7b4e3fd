import { createFairTurns } from '../fair-turns.ts';
import { createForward, type Forward } from '../gateway/forward.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createIdentifySender } from '../gateway/identify-actor.ts';
import type { Deps } from './create-deps.ts';
import { demoAppFolder as folder } from './folders.ts';
import { observeDemoApp } from './observe-demo-app.ts';

/** How many requests of one sandbox are under way at a time. */
const AT_ONCE = 8;
/** How many more wait. Their bodies wait with them, in memory. */
const MAX_WAITING = 200;

/** What hands requests on through the gateway to the demo app behind it. */
export function forwardToDemoApp(deps: Deps, { ttlSeconds }: { ttlSeconds: number }): Forward {
  const identify = createIdentifySender(deps);
  const demoApp = observeDemoApp({ ...deps, folder, ttlSeconds });
  const gateway = createGateway({ ...deps, identify, demoApp });
  // A burst: hundreds of requests of one sandbox, all answered by the store in the same turn, would keep everybody else's
  // waiting for as long as all of them take to go on. A page sends six at a time.
  const takeTurn = createFairTurns({ each: AT_ONCE, maxWaiting: MAX_WAITING });
  return createForward(gateway, { maxBodyBytes: 128 * 1024, takeTurn });
}
