import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Headers, RecordedEvent, Source } from '#shared/trace/event.ts';
import { maskQuery, maskSecrets } from '#shared/trace/mask-secrets.ts';
import type { ClockMoves } from '../sandbox/clock-moves.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import type { Balancer } from './balancer.ts';
import { runInExchange } from './exchange-context.ts';
import { toForwardedRequest } from './forward-request.ts';
import type { IdentifySender } from './identify-actor.ts';
import { observeResponse } from './observe-response.ts';
import { readBody } from './read-body.ts';
import { toBody } from './to-body.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type GatewayOptions = {
  /** The demo app, for requests that came over TLS and for those that did not. */
  demoApp: { secure: Handler; plain: Handler };
  states: Pick<SandboxStates, 'read'>;
  moves: Pick<ClockMoves, 'offsetSince'>;
  identify: IdentifySender;
  balancer: Balancer;
  /** Resolves when the event is in the store. */
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  callSite(): Source | null;
  now(): number;
  /** Bodies above this many bytes are refused here with 413, as a reverse proxy's own limit does. */
  maxBodyBytes: number;
};

export type Gateway = {
  /**
   * Hands a request on to the demo app under `path`, which begins with a slash, and records what happens. Resolves
   * when the answer leaves, which is not before the store has the exchange, whole.
   * `too-many-devices` when it comes from one more user agent than a sandbox tells apart; then nothing is answered yet.
   *
   * @throws what the store says when it is away, or does not take the exchange. Then nothing is answered, either.
   */
  forward(
    request: IncomingMessage,
    response: ServerResponse,
    target: {
      sandboxId: string;
      mount: string;
      path: string;
      secure: boolean;
      reportError(error: unknown): void;
    },
  ): Promise<'too-many-devices' | 'passed'>;
};

/** Stands before the demo app as a reverse proxy would, and writes down every request and response that passes. */
export function createGateway(options: GatewayOptions): Gateway {
  const { callSite, now } = options;

  return {
    async forward(request, response, { sandboxId, mount, path, secure, reportError }) {
      const startedAt = now();
      const [body, state, sender] = await Promise.all([
        readBody(request, options.maxBodyBytes),
        options.states.read(sandboxId),
        options.identify(sandboxId, request),
      ]);
      if (body === 'cut-off') return 'passed';
      if (sender === 'too-many') return 'too-many-devices';
      const { actor, headers } = sender;
      let calls = 0;
      const about = {
        exchange: randomUUID().slice(24),
        actor,
        server: await options.balancer.pick(sandboxId, state.settings, actor.id),
      };
      const clock = () => now() + options.moves.offsetSince(sandboxId, state.offsetMs);
      const receipts = new Set<Promise<void>>();
      const record = (event: RecordedEvent) => void receipts.add(options.record(sandboxId, event));

      record({
        type: 'request',
        ...about,
        at: clock(),
        source: null,
        method: request.method ?? 'GET',
        path: maskQuery(path),
        headers: toHeaders(headers.rawHeaders),
        body:
          body !== 'too-large'
            ? toBody(body, maskSecrets)
            : toBody(Buffer.alloc(0), maskSecrets, declaredLength(request)),
      });
      const left = observeResponse(response, {
        mount,
        callSite,
        keep: async (observed) => {
          const at = clock();
          const durationMs = now() - startedAt;
          record({ type: 'response', ...about, at, ...observed, durationMs });
          await Promise.all(receipts);
        },
      });

      if (body === 'too-large') {
        response.statusCode = 413;
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.end(JSON.stringify({ error: 'request body too large' }));
      } else {
        const handle = secure ? options.demoApp.secure : options.demoApp.plain;
        const exchange = { sandboxId, ...about, state, clock, nextCall: () => calls++, record, reportError };
        runInExchange(exchange, () => handle(toForwardedRequest(request, path, body, headers), response));
      }
      await left;
      return 'passed';
    },
  };
}

function toHeaders(rawHeaders: readonly string[]): Headers {
  const headers: Headers = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    headers.push([name, maskHeader(name.toLowerCase(), value)]);
  }
  return headers;
}

function maskHeader(name: string, value: string): string {
  if (name === 'authorization' || name === 'proxy-authorization') return '••••••';
  // The address of the page before, with its query.
  return name === 'referer' ? maskQuery(value) : value;
}

function declaredLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0) || 1;
}
