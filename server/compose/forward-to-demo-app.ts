import { createForward, type Forward } from '../gateway/forward.ts';
import { createGateway } from '../gateway/gateway.ts';
import { createIdentifySender } from '../gateway/identify-actor.ts';
import type { Deps } from './create-deps.ts';
import { demoAppFolder as folder } from './folders.ts';
import { observeDemoApp } from './observe-demo-app.ts';

/** What hands requests on through the gateway to the demo app behind it. */
export function forwardToDemoApp(deps: Deps, { ttlSeconds }: { ttlSeconds: number }): Forward {
  const identify = createIdentifySender(deps);
  const demoApp = observeDemoApp({ ...deps, folder, ttlSeconds });
  return createForward(createGateway({ ...deps, identify, demoApp }), { maxBodyBytes: 128 * 1024 });
}
