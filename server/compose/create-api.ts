import { Router } from 'express';
import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import type { HeaderFields } from '#shared/exchange/header-fields.ts';
import { browser } from '#shared/trace/actors.ts';
import { createIdentifySender } from '../gateway/identify-actor.ts';
import { createReceiveDrop } from '../gateway/receive-drop.ts';
import { readVisitorCookie } from '../gateway/visitors.ts';
import { createAdmission } from '../hosting/admission.ts';
import { createOverview } from '../hosting/create-overview.ts';
import { requireHostToken } from '../hosting/host-token.ts';
import { refuse } from '../http/api-refusal.ts';
import { keepMount } from '../http/log-requests.ts';
import { createErrandRoutes } from '../neighbour/errand-routes.ts';
import { createControlRoutes } from '../sandbox/control-routes.ts';
import { createPlayRequest } from '../sandbox/play-request.ts';
import { createSandboxRoutes } from '../sandbox/sandbox-routes.ts';
import type { SandboxState } from '../sandbox/sandbox-state.ts';
import type { ProductDeps, ProductOptions } from './product-deps.ts';

/** What the product's own pages ask for: sandboxes with their controls, and the code they show. */
export function createApi(deps: ProductDeps, options: ProductOptions): Router {
  const { addresses, readers, now } = deps;
  const toStatus = (id: string, { settings, offsetMs }: SandboxState): SandboxStatus => ({
    id,
    now: now() + offsetMs,
    idleSeconds: options.idleSeconds,
    settings,
  });
  const whoAsks = async (sandboxId: string, headers: HeaderFields) => {
    const visitor = readVisitorCookie(headers);
    const actor = visitor === null ? browser : await deps.visitors.meet(sandboxId, visitor, headers);
    return actor === 'too-many' ? browser : actor;
  };
  const controls = Router({ mergeParams: true });
  controls.use(
    createControlRoutes({
      ...deps,
      toStatus,
      address: () => addresses.current().shared,
      receiveDrop: createReceiveDrop({ ...deps, identify: createIdentifySender(deps) }),
      play: createPlayRequest({ ...deps, send: deps.sendPlayed, base: addresses.base }),
    }),
    createErrandRoutes({ ...deps, base: addresses.base, whoAsks }),
    deps.classRooms.presenterRoutes,
  );
  const sandboxRoutes = createSandboxRoutes({
    ...deps,
    base: addresses.base,
    toStatus,
    controls,
    texts: readers.texts,
    stream: readers.events.handle,
    whoAsks,
    news: readers.news,
    admit: createAdmission(options.classCode),
  });

  const api = Router();
  if (deps.host) {
    api.get('/host', requireHostToken(deps.host.token), createOverview({ ...deps, ...options }));
  }
  api.use('/sandboxes', keepMount('/sandboxes'), sandboxRoutes);
  api.use('/rooms', keepMount('/rooms'), deps.classRooms.guestRoutes);
  api.get('/demo-app/source', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(deps.source);
  });
  api.use((_request, response) => refuse(response, 'not-found'));
  return api;
}
