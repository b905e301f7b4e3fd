import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import type { KnownOrigins } from '../addresses/known-origins.ts';
import type { Forward } from '../gateway/forward.ts';
import { gatewayHeaders } from '../gateway/gateway.ts';
import { type Visitors, welcomeVisitor } from '../gateway/visitors.ts';
import { answerError } from '../http/answer-error.ts';
import { refuse } from '../http/api-refusal.ts';
import { checkHost } from '../http/check-host.ts';
import { checkOrigin, checkOriginAlways } from '../http/check-origin.ts';
import { labFrame, labFrameHeaders } from '../http/lab-frame-headers.ts';
import { keepError } from '../http/log-requests.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { ClientPages } from '../pages/client-pages.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { isStoreError } from '../store/is-store-error.ts';

export type ProductOptions = {
  known(): KnownOrigins;
  trustedProxies: number;
  dev: boolean;
  sandboxes: Sandboxes;
  sandboxRoutes: express.Router;
  visitors: Visitors;
  forward: Forward;
  demoAppSource: DemoAppSource;
  pages: ClientPages;
  health: express.Router;
  logRequest: RequestHandler;
};

/** The whole site: who may ask, the product's pages and controls, and the demo app behind its gateway. */
export function createProduct(options: ProductOptions): Express {
  const { known, pages, sandboxes } = options;
  const product = express();
  product.disable('x-powered-by');
  product.set('trust proxy', options.trustedProxies);
  product.use(options.health);
  product.use(options.logRequest);
  product.use(checkHost(known));
  const headers = securityHeaders({ dev: options.dev });

  const sendSandboxPage: RequestHandler<{ id: string }> = async (request, response) => {
    const { path, originalUrl } = request;
    if (!path.endsWith('/') && path.split('/').length === 3) {
      return response.redirect(301, `${path}/${originalUrl.slice(path.length)}`);
    }
    const { params, headers: sent, secure } = request;
    const { visitors } = options;
    const welcome = async () => {
      const found = await sandboxes.use(params.id);
      if (found) await welcomeVisitor(response, { visitors, sandboxId: params.id, headers: sent, secure });
      return found ? 200 : 404;
    };
    const status = await welcome().catch((error: unknown) => {
      if (!isStoreError(error)) throw error;
      // Whoever reloads while the store is away gets the page all the same: it says what is wrong, and tries again.
      keepError(response, error);
      return 503;
    });
    return pages.send(response, request.originalUrl, status);
  };
  product.get(
    ['/s/:id', '/s/:id/compare', '/s/:id/stage', '/s/:id/lessons', '/s/:id/lessons/*rest'],
    headers,
    sendSandboxPage,
  );

  product.use('/s/:id', checkOrigin(known), async (request: Request<{ id: string }>, response: Response) => {
    const { id } = request.params;
    if (await sandboxes.use(id)) {
      response.set(Object.fromEntries(gatewayHeaders));
      const reportError = (error: unknown) => keepError(response, error);
      const target = {
        sandboxId: id,
        mount: `/s/${id}/`,
        path: request.url,
        secure: request.secure,
        reportError,
      };
      const passed = await options.forward(request, response, target);
      return passed === 'too-many-devices' ? refuse(response, passed) : undefined;
    }
    headers(request, response, () => undefined);
    if (wantsPage(request)) return pages.send(response, request.originalUrl, 404);
    return refuse(response, 'sandbox-not-found');
  });

  product.use('/api', headers, checkOriginAlways(known));
  product.use('/api/sandboxes', options.sandboxRoutes);
  product.get('/api/demo-app/source', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(options.demoAppSource);
  });
  product.use('/api', (_request, response) => refuse(response, 'not-found'));

  product.get(
    ['/', '/trace', '/lessons/:lesson', '/lessons/:lesson/:step', '/exercises', '/exercises/:id'],
    headers,
    (request, response) => pages.send(response, request.originalUrl, 200),
  );

  product.get(labFrame, labFrameHeaders(), ...pages.files);
  // Files too: index.html has an address of its own, and without a policy it could be framed.
  product.use(headers, ...pages.files);
  product.use((request, response) => {
    if (wantsPage(request)) return pages.send(response, request.originalUrl, 404);
    return refuse(response, 'not-found');
  });
  product.use(answerError);
  return product;
}

function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}
