import express, { type Request, type RequestHandler, Router } from 'express';
import { noteRequestSchema, type SandboxStatus } from '#shared/api/sandbox-api.ts';
import type { HeaderFields } from '#shared/exchange/header-fields.ts';
import type { Actor, RecordedEvent } from '#shared/trace/event.ts';
import { mountOf } from '../addresses/base-path.ts';
import { refuse } from '../http/api-refusal.ts';
import { keepMount, keepSandbox } from '../http/log-requests.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import { sendVersioned, type Versioned } from '../http/send-versioned.ts';
import type { SandboxState, SandboxStates } from './sandbox-state.ts';
import type { Sandboxes } from './sandboxes.ts';

export type SandboxRoutesOptions = {
  /** The path beneath which the product lies. */
  base: string;
  sandboxes: Sandboxes;
  /** The trace, all of it that is kept. */
  texts: Record<'json' | 'mermaid', (sandboxId: string) => Promise<Versioned>>;
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  /** Whose browser it is that asks. */
  whoAsks(sandboxId: string, headers: HeaderFields): Promise<Actor>;
  /** Streams the trace to one listener until it leaves. */
  stream: RequestHandler<{ id: string }>;
  /** Answers what one listener does not know of it yet. */
  news: RequestHandler<{ id: string }>;
  /** Keeps one client address from opening more than it may. */
  limitCreation: RequestHandler;
  /** Lets in who may open a sandbox. */
  admit: RequestHandler;
  states: SandboxStates;
  toStatus(sandboxId: string, state: SandboxState): SandboxStatus;
  /** Settings, clock, servers and devices of a sandbox that exists. */
  controls: RequestHandler;
  now(): number;
};

/** The controls of sandboxes: create, ask, read the trace, listen, leave a note. */
export function createSandboxRoutes(options: SandboxRoutesOptions): Router {
  const { sandboxes, texts, record, now } = options;
  const routes = Router();
  routes.param('id', keepSandbox);

  // Counted first: whoever guesses at a class's code may do so no oftener than others may open sandboxes.
  routes.post('/', options.limitCreation, requireJson, options.admit, async (_request, response) => {
    const id = await sandboxes.create();
    if (id === null) return refuse(response, 'sandboxes-full');
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .location(mountOf(options.base, id))
      .json({ id, url: mountOf(options.base, id) });
  });

  const requireSandbox: RequestHandler<{ id: string }> = async (request, response, next) => {
    if (await sandboxes.use(request.params.id)) next();
    else refuse(response, 'sandbox-not-found');
  };

  routes.get('/:id', requireSandbox, async (request: Request<{ id: string }>, response) => {
    const { id } = request.params;
    sendFresh(response, options.toStatus(id, await options.states.read(id)));
  });

  routes.get('/:id/trace', requireSandbox, async (request: Request<{ id: string }>, response) => {
    const type = 'application/json; charset=utf-8';
    await sendVersioned(request, response, { type, text: await texts.json(request.params.id) });
  });

  routes.get('/:id/trace.mmd', requireSandbox, async (request: Request<{ id: string }>, response) => {
    const type = 'text/plain; charset=utf-8';
    await sendVersioned(request, response, { type, text: await texts.mermaid(request.params.id) });
  });

  routes.get('/:id/events', requireSandbox, options.stream);
  routes.get('/:id/news', requireSandbox, options.news);

  routes.post(
    '/:id/notes',
    requireSandbox,
    requireJson,
    express.json({ limit: '4kb' }),
    async (request: Request<{ id: string }>, response) => {
      const note = noteRequestSchema.safeParse(request.body);
      if (!note.success) return refuse(response, 'bad-request');
      const at = now() + (await options.states.read(request.params.id)).offsetMs;
      await record(request.params.id, {
        type: 'note',
        at,
        exchange: `note-${at}`,
        actor: await options.whoAsks(request.params.id, request.headers),
        server: 'A',
        source: null,
        note: note.data,
      });
      response.status(201).json({});
    },
  );

  routes.use('/:id', keepMount('/:id'), requireSandbox, options.controls);

  return routes;
}
