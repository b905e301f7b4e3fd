import express, { type Express, type Request, type Response } from 'express';
import type { RecordedEvent } from '#shared/trace/event.ts';
import type { KnownOrigins } from '../addresses/known-origins.ts';
import { checkHost } from '../http/check-host.ts';
import type { Errands } from './errands.ts';
import { FOREIGN_SCRIPT, foreignPage, foreignPolicy, foreignScript } from './foreign-page.ts';
import { tellPlanted, toPlantedCookie } from './plant-ticket.ts';

/**
 * A program on another port of this machine, which has nothing to do with the cloakroom and no access to it: what it
 * can do there is what a browser lets it do. It answers to addresses that were left as errands, each once.
 */
export function createNeighbourApp(options: {
  errands: Errands;
  known(): KnownOrigins;
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  /** A sandbox's clock, in milliseconds since the epoch. */
  clockOf(sandboxId: string): Promise<number>;
  reportError(error: unknown): void;
}): Express {
  const { errands } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(checkHost(options.known));
  app.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });

  app.get('/plant/:errand', async (request: Request<{ errand: string }>, response) => {
    const errand = isVisit(request, ['same-site', 'same-origin', 'none'])
      ? errands.takeUp(request.params.errand)
      : null;
    if (errand?.does !== 'plant') return refuse(response);
    const { sandboxId } = errand;
    await options.record(
      sandboxId,
      tellPlanted({ ...errand, how: 'other-port' }, await options.clockOf(sandboxId)),
    );
    errands.finish(request.params.errand);
    // Without content, so that the page which sent the browser here stays where it is.
    response.status(204).set('Set-Cookie', toPlantedCookie(errand, false)).end();
  });

  app.get('/foreign/:errand', (request: Request<{ errand: string }>, response) => {
    const errand = isVisit(request, ['cross-site', 'none']) ? errands.takeUp(request.params.errand) : null;
    if (!errand || errand.does === 'plant') return refuse(response);
    response
      // No word of where it is, and none of the address that this page was opened by.
      .set({ 'Content-Security-Policy': foreignPolicy(errand), 'Referrer-Policy': 'origin' })
      .type('html')
      .send(foreignPage(errand));
  });
  app.get(FOREIGN_SCRIPT, (_request, response) => void response.type('js').send(foreignScript));
  app.use((_request, response) => refuse(response));
  app.use((error: unknown, _request: Request, response: Response, next: (error: unknown) => void) => {
    options.reportError(error);
    if (response.headersSent) next(error);
    else
      response
        .status(503)
        .type('text')
        .send('Could not do it: the session store is away. Go back, and try again.\n');
  });
  return app;
}

/**
 * Whether somebody goes there, at top level, and comes from where it was left. Pictures and frames of other pages: an
 * address that got about would otherwise be done behind somebody's back. What says nothing (Fetch Metadata) is no such page.
 */
function isVisit({ headers }: Request, from: readonly string[]): boolean {
  const { 'sec-fetch-dest': dest = 'document', 'sec-fetch-site': site } = headers;
  return dest === 'document' && (site === undefined || from.includes(String(site)));
}

function refuse(response: Response): void {
  response
    .status(404)
    .type('text')
    .send(
      'Could not do anything: this address has been used, is too old, or never was one. Go back to your lesson.\n',
    );
}
