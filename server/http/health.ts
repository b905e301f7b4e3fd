import { type Response, Router } from 'express';

export type HealthOptions = {
  /** Asks the store for a sign of life; rejects when none comes in time. */
  ping(): Promise<unknown>;
  isClosing(): boolean;
};

/**
 * `/healthz` says that the process lives, `/readyz` that it can serve: 503 with a reason while the store does not
 * answer or the process is about to end.
 *
 * Both stand before the Host check, since load balancers ask by address, and outside the log, which they would fill.
 * They read nothing of any learner and change nothing, so a foreign page that got here by DNS rebinding gains nothing.
 */
export function createHealth({ ping, isClosing }: HealthOptions): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => answer(response, 200, { status: 'alive' }));
  routes.get('/readyz', async (_request, response) => {
    if (isClosing()) return answer(response, 503, { status: 'not-ready', reason: 'closing' });
    const answered = await ping().then(
      () => true,
      () => false,
    );
    if (answered) answer(response, 200, { status: 'ready' });
    else answer(response, 503, { status: 'not-ready', reason: 'store-unavailable' });
  });
  return routes;
}

function answer(response: Response, status: number, body: { status: string; reason?: string }): void {
  response.status(status).set('Cache-Control', 'no-store').json(body);
}
