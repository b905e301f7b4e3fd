import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { gatewayHeaders } from '../gateway/gateway.ts';
import { welcomeVisitor } from '../gateway/visitors.ts';
import { requireHostToken } from '../hosting/host-token.ts';
import { answerError } from '../http/answer-error.ts';
import { refuse } from '../http/api-refusal.ts';
import { checkHost } from '../http/check-host.ts';
import { checkOrigin, checkOriginAlways } from '../http/check-origin.ts';
import { createHealth } from '../http/health.ts';
import { labFrame, labFrameHeaders } from '../http/lab-frame-headers.ts';
import { keepError, keepMount, keepSandbox } from '../http/log-requests.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { createIsException, noteForeign } from '../neighbour/let-foreign-pass.ts';
import type { ClientPages } from '../pages/client-pages.ts';
import { READY_KEY } from '../store/keys.ts';
import { isStoreError } from '../store/store-trouble.ts';
import { createApi } from './create-api.ts';
import type { Deps } from './create-deps.ts';
import { forwardToApps } from './forward-to-apps.ts';
import type { ServerOptions } from './server-options.ts';

/** The whole site: who may ask, the product's pages and controls, and the demo app behind its gateway. */
export function createProduct(
  deps: Deps,
  options: ServerOptions & { pages: ClientPages; isClosing(): boolean },
): Express {
  const { pages } = options;
  const { redis, sandboxes, visitors } = deps;
  const known = () => deps.addresses.current().known;
  const forward = forwardToApps(deps, options);
  const product = express();
  product.disable('x-powered-by');
  product.set('trust proxy', options.trustedProxies);
  product.use(
    createHealth({ tryStore: () => redis.set(READY_KEY, 1, 'EX', 60), isClosing: options.isClosing }),
  );
  if (deps.host) product.get('/metrics', requireHostToken(deps.host.token), deps.host.metrics.send);
  product.use(deps.requestLog.handle);
  product.param('id', keepSandbox);
  product.use(checkHost(known));
  const headers = securityHeaders({ dev: options.dev });

  const sendSandboxPage: RequestHandler<{ id: string }> = async (request, response) => {
    const { path, originalUrl } = request;
    if (!path.endsWith('/') && path.split('/').length === 3) {
      return response.redirect(301, `${path}/${originalUrl.slice(path.length)}`);
    }
    const { params, headers: sent, secure } = request;
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
  product.use('/s/:id', keepMount('/s/:id'));
  product.get(
    [
      '/s/:id',
      '/s/:id/compare',
      '/s/:id/stage',
      '/s/:id/presenter',
      '/s/:id/presenter/*rest',
      '/s/:id/practice',
      '/s/:id/practice/*rest',
      '/s/:id/lessons',
      '/s/:id/lessons/*rest',
    ],
    headers,
    sendSandboxPage,
  );

  const isException = createIsException(deps);
  product.use('/s/:id', checkOrigin<{ id: string }>(known, isException), noteForeign(deps.errands));
  product.use('/s/:id', async (request: Request<{ id: string }>, response: Response) => {
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
      const passed = await forward(request, response, target);
      return passed === 'passed' ? undefined : refuse(response, passed);
    }
    headers(request, response, () => undefined);
    if (wantsPage(request)) return pages.send(response, request.originalUrl, 404);
    return refuse(response, 'sandbox-not-found');
  });

  product.use('/api', keepMount('/api'), headers, checkOriginAlways(known), createApi(deps, options));

  product.get(
    [
      '/',
      '/trace',
      '/trace/stage',
      '/trace/show',
      '/shows',
      '/shows/:show',
      '/lessons/:lesson',
      '/lessons/:lesson/:step',
      '/practice',
      '/handouts',
      '/exercises',
      '/exercises/:exercise',
      '/progress',
      '/host',
      '/r',
    ],
    headers,
    (request, response) => pages.send(response, request.originalUrl, 200),
  );

  product.get('/r/:code', headers, async (request: Request<{ code: string }>, response: Response) => {
    const status = await deps.classRooms.pageStatus(request.params.code);
    return pages.send(response, request.originalUrl, status);
  });

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
