import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { Router } from 'express';
import type { Redis } from 'ioredis';
import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import type { Answer, HttpRequest } from '#shared/exchange/http-message.ts';
import { createRunApp } from '#shared/exchange/run-app.ts';
import { STATIC_IDLE_SECONDS } from '#shared/static/worker-messages.ts';
import type { Headers } from '#shared/trace/event.ts';
import { traceCapacity } from '#shared/trace/trace-capacity.ts';
import { createCore } from '../compose/create-core.ts';
import { createProduct } from '../compose/create-product.ts';
import { refuse } from '../http/api-refusal.ts';
import type { ClientPages } from '../pages/client-pages.ts';
import type { SendPlayed } from '../sandbox/play-request.ts';
import type { StreamOptions } from '../stream/stream-trace.ts';

export type BrowserProduct = {
  /** Answers a request as the product does that listens on a socket. */
  answer(request: HttpRequest, secure: boolean): Promise<Answer>;
  /** What a stream of the trace needs, but for whose it is. */
  streams: Omit<StreamOptions, 'sandboxId' | 'after'>;
  /** Begins to watch for what comes by mere waiting. */
  start(): void;
  stop(): void;
};

const SESSION_TTL_SECONDS = 3600;
/** In one browser; the oldest that nobody uses make room. */
const MAX_SANDBOXES = 200;

class TlsWire extends Duplex {
  readonly encrypted = true;
}
const noSite = () => null;
const runPlain = createRunApp({ IncomingMessage, ServerResponse, Duplex });
const runTls = createRunApp({ IncomingMessage, ServerResponse, Duplex: TlsWire });

/** The whole product in one browser: the same core, the same site, without what takes a network. */
export function composeProduct({
  scope,
  redis,
  subscriber,
  page,
}: {
  /** The address beneath which the product lies, with a slash at its end. */
  scope: string;
  redis: Redis;
  subscriber: Redis;
  /** The page that starts the client, with this product's path written into it. */
  page(refusal: ApiErrorCode | undefined): Promise<string>;
}): BrowserProduct {
  const { pathname: base, origin, host } = new URL(scope);
  const logger = {
    debug: silent,
    info: silent,
    warn: (about: object, what: string) => console.warn(what, about),
  };
  const limits = {
    idleSeconds: STATIC_IDLE_SECONDS,
    maxSandboxes: MAX_SANDBOXES,
    traceCapacity,
    maxRecordedBytes: 64 * 1024 * 1024,
    heartbeatMs: 15_000,
    maxListeners: { process: 500, sandbox: 100 },
    sweepMs: 60_000,
    expiryMs: 250,
  };
  const core = createCore({ ...limits, redis, subscriber, memory: null, logger, now: Date.now });
  const needsServer = Router().use((_request, response) => refuse(response, 'needs-server'));
  const ofSandboxes = Router({ mergeParams: true }).use('/room', needsServer);

  const answer = (request: HttpRequest, secure: boolean) =>
    (secure ? runTls : runPlain)(product as never, request, noSite);

  const sendPlayed: SendPlayed = async ({ method, path, headers, body }) => {
    const { 'x-forwarded-proto': over, ...sent } = headers;
    const bytes = new TextEncoder().encode(body);
    const length: Headers = bytes.length === 0 ? [] : [['content-length', String(bytes.length)]];
    const lines: Headers = [['host', host], ...Object.entries(sent), ...length, ['Connection', 'close']];
    const request = { method, path, headers: lines, body: bytes, bodyBytes: bytes.length };
    const { status, headers: answered, body: content } = await answer(request, over === 'https');
    const cookies = answered
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, value]) => value);
    return {
      status,
      headers: cookies.length === 0 ? {} : { 'set-cookie': cookies },
      text: new TextDecoder().decode(content).slice(0, 8192),
    };
  };

  const pages: Pick<ClientPages, 'files' | 'send'> = {
    // Files are taken from the cache before anybody is asked here.
    files: [(_request, _response, next) => next()],
    send: async (response, _url, status, refusal) =>
      void response
        .status(status)
        .set('Cache-Control', 'no-cache')
        .type('html')
        .send(await page(refusal)),
  };
  const known = { hosts: new Set([host]), origins: new Set([origin]) };
  const product = createProduct(
    {
      ...core,
      addresses: { base, current: () => ({ known, shared: { url: scope.slice(0, -1), lan: false } }) },
      classRooms: {
        pageStatus: async () => 404,
        guestRoutes: needsServer,
        presenterRoutes: ofSandboxes,
      },
      requestLog: { handle: (_request, _response, next) => next() },
      host: null,
      neighbour: { urls: async () => null },
      sendPlayed,
      // Nobody but whoever sits before this browser asks it.
      limitCreation: (_request, _response, next) => next(),
      // Answered from its own file.
      source: { files: [] },
    },
    {
      ...limits,
      classCode: null,
      dev: false,
      // Whoever may frame these pages can be said in no header of a static host; what lies under /embed/ is made for it.
      frameAncestors: ['https:', 'http:'],
      trustedProxies: 0,
      ttlSeconds: SESSION_TTL_SECONDS,
      pages,
      isClosing: () => false,
    },
  );

  return {
    answer,
    streams: {
      log: core.log,
      takeTurn: core.readers.takeTurn,
      doorbells: core.readers.doorbells,
      isAlive: core.sandboxes.isAlive,
      now: async (id) => core.now() + (await core.states.read(id)).offsetMs,
      heartbeatMs: limits.heartbeatMs,
      stalledMs: 30_000,
      onError: (error) => console.warn('a stream stumbled', error),
    },
    start() {
      core.sweeper.start();
      core.expiries.start();
    },
    stop() {
      core.sweeper.stop();
      void core.expiries.stop();
    },
  };
}

const silent = () => undefined;
