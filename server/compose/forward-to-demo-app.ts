import { createFairTurns } from '../fair-turns.ts';
import { createForward, type Forward } from '../gateway/forward.ts';
import { createGateway, type Gateway } from '../gateway/gateway.ts';
import { createIdentifySender } from '../gateway/identify-actor.ts';
import type { Deps } from './create-deps.ts';
import { demoAppFolder as folder } from './folders.ts';
import { observeDemoApp } from './observe-demo-app.ts';

/** How many requests of one sandbox are under way at a time. */
const AT_ONCE = 8;

/** What hands requests on through the gateway to the demo app behind it. */
export function forwardToDemoApp(deps: Deps, { ttlSeconds }: { ttlSeconds: number }): Forward {
  const identify = createIdentifySender(deps);
  const demoApp = observeDemoApp({ ...deps, folder, ttlSeconds });
  const gateway = createGateway({ ...deps, identify, demoApp });
  // A burst: hundreds of requests of one sandbox, all answered by the store in the same turn, would keep everybody else's
  // waiting for as long as all of them take to go on. A page sends six at a time.
  const takeTurn = createFairTurns({ each: AT_ONCE });
  const handle: Gateway['handle'] = (request, target) =>
    takeTurn(target.sandboxId, () => gateway.handle(request, target));
  return createForward({ handle }, { maxBodyBytes: 128 * 1024 });
}
