import { type Response, Router } from 'express';
import { storeTrouble } from '../store/store-trouble.ts';
import { troubleCodes } from './answer-error.ts';

export type HealthOptions = {
  /** Has the store take something; rejects when it does not, or not in time. */
  tryStore(): Promise<unknown>;
  isClosing(): boolean;
};

/**
 * `/healthz` says that the process lives, `/readyz` that it can serve: 503 with a reason while the store does not
 * answer, is full or refuses, or the process is about to end.
 *
 * Both stand before the Host check, since load balancers ask by address, and outside the log, which they would fill.
 * They read nothing of any learner, and change nothing but the one key with which the store is tried, so a foreign page
 * that got here by DNS rebinding gains nothing.
 */
export function createHealth({ tryStore, isClosing }: HealthOptions): Router {
  const routes = Router();
  routes.get('/healthz', (_request, response) => answer(response, 200, { status: 'alive' }));
  routes.get('/readyz', async (_request, response) => {
    if (isClosing()) return answer(response, 503, { status: 'not-ready', reason: 'closing' });
    const reason = await tryStore().then(
      () => null,
      (error: unknown) => troubleCodes[storeTrouble(error) ?? 'away'],
    );
    if (reason === null) answer(response, 200, { status: 'ready' });
    else answer(response, 503, { status: 'not-ready', reason });
  });
  return routes;
}

function answer(response: Response, status: number, body: { status: string; reason?: string }): void {
  response.status(status).set('Cache-Control', 'no-store').json(body);
}
