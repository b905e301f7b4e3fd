import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { controlsOf, mountOf } from '../addresses/base-path.ts';
import { gatewayHeaders } from '../gateway/gateway.ts';
import { welcomeVisitor } from '../gateway/visitors.ts';
import { requireHostToken } from '../hosting/host-token.ts';
import { answerError } from '../http/answer-error.ts';
import { noteRefusal, refuse } from '../http/api-refusal.ts';
import { checkHost } from '../http/check-host.ts';
import { checkOrigin, checkOriginAlways } from '../http/check-origin.ts';
import { forgetAddress } from '../http/forget-address.ts';
import { createHealth } from '../http/health.ts';
import { labFrame, sendLabHeaders } from '../http/lab-frame-headers.ts';
import { keepError, keepMount, keepSandbox } from '../http/log-requests.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { createIsException, noteForeign } from '../neighbour/let-foreign-pass.ts';
import type { ClientPages } from '../pages/client-pages.ts';
import { READY_KEY } from '../store/keys.ts';
import { isStoreError } from '../store/store-trouble.ts';
import { createApi } from './create-api.ts';
import { forwardToApps } from './forward-to-apps.ts';
import type { ProductDeps, ProductOptions } from './product-deps.ts';

/** The whole site: who may ask, the product's pages and controls, and the demo app behind its gateway. */
export function createProduct(
  deps: ProductDeps,
  options: ProductOptions & { pages: Pick<ClientPages, 'files' | 'send'>; isClosing(): boolean },
): Express {
  const { pages } = options;
  const { redis, sandboxes, visitors } = deps;
  const known = () => deps.addresses.current().known;
  const forward = forwardToApps(deps, options);
  const { base } = deps.addresses;
  const placesOf = (sandboxId: string) => ({
    sandboxId,
    mount: mountOf(base, sandboxId),
    controls: controlsOf(base, sandboxId),
  });
  const product = express();
  product.disable('x-powered-by');
  product.set('trust proxy', options.trustedProxies);
  product.use(
    createHealth({ tryStore: () => redis.set(READY_KEY, 1, 'EX', 60), isClosing: options.isClosing }),
  );
  if (deps.host) product.get('/metrics', requireHostToken(deps.host.token), deps.host.metrics.send);
  product.use(deps.requestLog.handle);
  product.use(checkHost(known));

  const site = express.Router();
  site.param('id', keepSandbox);
  // A page's own links are told from its base, and `/coat-check` has none.
  site.get('/', (request, response, next) =>
    pathOf(request).endsWith('/') ? next() : addSlash(request, response),
  );
  const headers = securityHeaders({ dev: options.dev });

  const sendSandboxPage: RequestHandler<{ id: string }> = async (request, response) => {
    if (/^\/s\/[^/]+$/.test(request.path)) return addSlash(request, response);
    const { params, headers: sent, secure } = request;
    const welcome = async () => {
      const found = await sandboxes.use(params.id);
      if (found) await welcomeVisitor(response, { visitors, ...placesOf(params.id), headers: sent, secure });
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
  site.use('/s/:id', keepMount('/s/:id'));
  site.get(
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
  site.use('/s/:id', checkOrigin<{ id: string }>(known, isException), noteForeign(deps.errands));
  site.use('/s/:id', forgetAddress(options.trustedProxies));
  site.use('/s/:id', async (request: Request<{ id: string }>, response: Response) => {
    const { id } = request.params;
    if (await sandboxes.use(id)) {
      response.set(Object.fromEntries(gatewayHeaders));
      const reportError = (error: unknown) => keepError(response, error);
      const target = {
        ...placesOf(id),
        path: request.url,
        secure: request.secure,
        reportError,
      };
      const passed = await forward(request, response, target);
      if (passed === 'passed') return undefined;
      if (!wantsPage(request)) return refuse(response, passed);
      headers(request, response, () => undefined);
      return pages.send(response, request.originalUrl, noteRefusal(response, passed), passed);
    }
    headers(request, response, () => undefined);
    if (wantsPage(request)) return pages.send(response, request.originalUrl, 404);
    return refuse(response, 'sandbox-not-found');
  });

  site.use('/api', keepMount('/api'), headers, checkOriginAlways(known), createApi(deps, options));

  site.get(
    [
      '/',
      '/trace',
      '/trace/stage',
      '/trace/presenter',
      '/trace/show',
      '/shows',
      '/shows/:show',
      '/shows/:show/presenter',
      '/lessons/:lesson',
      '/lessons/:lesson/:step',
      '/practice',
      '/practice/:deck',
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

  site.get('/r/:code', headers, async (request: Request<{ code: string }>, response: Response) => {
    const status = await deps.classRooms.pageStatus(request.params.code);
    return pages.send(response, request.originalUrl, status);
  });

  // What others may show in a frame has a page of its own for it: whatever can be pressed on all others stays out of frames.
  site.get(
    ['/embed/lessons/:lesson', '/embed/shows/:show'],
    securityHeaders({ dev: options.dev, framedBy: options.frameAncestors }),
    (request, response) => pages.send(response, request.originalUrl, 200),
  );

  site.get(labFrame, sendLabHeaders(), ...pages.files);
  // Files too: index.html has an address of its own, and without a policy it could be framed.
  site.use(headers, ...pages.files);
  site.use((request, response) => {
    if (wantsPage(request)) return pages.send(response, request.originalUrl, 404);
    return refuse(response, 'not-found');
  });
  product.use(base, site);
  product.use((_request, response) => refuse(response, 'outside-base'));
  product.use(answerError);
  return product;
}

function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}

const pathOf = ({ originalUrl }: Request): string => originalUrl.split('?')[0] ?? '';

/** To the same address with a slash at its end, from which relative addresses lead on. */
function addSlash(request: Request, response: Response): void {
  const path = pathOf(request);
  response.redirect(301, `${path}/${request.originalUrl.slice(path.length)}`);
}
