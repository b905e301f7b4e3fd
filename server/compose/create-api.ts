import { Router } from 'express';
import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import { browser } from '#shared/trace/actors.ts';
import { readVisitorCookie } from '../gateway/visitors.ts';
import { refuse } from '../http/api-refusal.ts';
import { keepMount } from '../http/log-requests.ts';
import { readDemoAppSource } from '../pages/read-demo-app-source.ts';
import { createControlRoutes } from '../sandbox/control-routes.ts';
import { createPlayRequest } from '../sandbox/play-request.ts';
import { createSandboxRoutes, LIMIT_WINDOW_MS } from '../sandbox/sandbox-routes.ts';
import type { SandboxState } from '../sandbox/sandbox-state.ts';
import { createSharedLimit } from '../sandbox/shared-limit.ts';
import type { Deps } from './create-deps.ts';
import { demoAppFolder } from './folders.ts';
import type { ServerOptions } from './server-options.ts';

/** What the product's own pages ask for: sandboxes with their controls, and the code they show. */
export function createApi(deps: Deps, options: ServerOptions): Router {
  const { addresses, readers, redis, now } = deps;
  const toStatus = (id: string, { settings, offsetMs }: SandboxState): SandboxStatus => ({
    id,
    now: now() + offsetMs,
    idleSeconds: options.idleSeconds,
    settings,
  });
  const controls = createControlRoutes({
    ...deps,
    toStatus,
    address: () => addresses.current().shared,
    play: createPlayRequest({ ...deps, self: () => addresses.current().self }),
  });
  const sandboxRoutes = createSandboxRoutes({
    ...deps,
    toStatus,
    controls,
    texts: readers.texts,
    stream: readers.events.handle,
    async whoAsks(sandboxId, headers) {
      const visitor = readVisitorCookie(headers);
      const actor = visitor === null ? browser : await deps.visitors.meet(sandboxId, visitor, headers);
      return actor === 'too-many' ? browser : actor;
    },
    news: readers.news,
    sandboxesPerMinute: options.sandboxesPerMinute,
    limitStore: options.redisUrl === null ? null : createSharedLimit({ redis, windowMs: LIMIT_WINDOW_MS }),
  });
  const source = readDemoAppSource(demoAppFolder);

  const api = Router();
  api.use('/sandboxes', keepMount('/sandboxes'), sandboxRoutes);
  api.get('/demo-app/source', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(source);
  });
  api.use((_request, response) => refuse(response, 'not-found'));
  return api;
}
