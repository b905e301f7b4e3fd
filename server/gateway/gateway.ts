import type { Handle } from '#shared/exchange/exchange.ts';
import type { Answer, HttpRequest, HttpResponse } from '#shared/exchange/http-message.ts';
import { createKnownSecrets } from '#shared/exchange/known-secrets.ts';
import { recordExchange } from '#shared/exchange/record-exchange.ts';
import type { Headers, RecordedEvent } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import type { ClockMoves } from '../sandbox/clock-moves.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import { unlessFull } from '../store/store-trouble.ts';
import type { Balancer } from './balancer.ts';
import type { Forwarded } from './forwarded.ts';
import type { IdentifySender } from './identify-actor.ts';
import { rewriteHeaders } from './rewrite-headers.ts';
import { toVisitorCookies } from './visitors.ts';

export type GatewayOptions = {
  /** What stands behind it. */
  app: Handle<Forwarded>;
  states: Pick<SandboxStates, 'read'>;
  moves: Pick<ClockMoves, 'offsetSince'>;
  identify: IdentifySender;
  balancer: Balancer;
  /** Resolves when the event is in the store. */
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  now(): number;
};

/** Where a request is meant for: a sandbox, which lies under `mount`, and its controls under `controls`. */
export type Target = Pick<Forwarded, 'sandboxId' | 'secure' | 'reportError'> & {
  mount: string;
  controls: string;
};

export type Gateway = {
  /**
   * Hands a request on to the demo app, its path without the sandbox's address, and records what happens. Resolves when
   * the store has the exchange, whole: no answer may leave before. `too-many-devices` when it comes from one more
   * user agent than a sandbox tells apart.
   *
   * @throws what the store says when it is away, or does not take the exchange; `CutOff` when the demo app hung up
   */
  handle(request: HttpRequest, target: Target): Promise<HttpResponse | 'too-many-devices'>;
};

/** What stands in every answer, unless the demo app says something else there. */
export const gatewayHeaders: Headers = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
];

/** Stands before the demo app as a reverse proxy would, and writes down every request and response that passes. */
export function createGateway(options: GatewayOptions): Gateway {
  const { now } = options;

  return {
    async handle(request, { mount, controls, ...target }) {
      const { sandboxId } = target;
      const [state, sender] = await Promise.all([
        options.states.read(sandboxId),
        options.identify(sandboxId, request.headers),
      ]);
      if (sender === 'too-many') return 'too-many-devices';
      const receipts = new Set<Promise<void>>();
      let calls = 0;
      const exchange: Forwarded = {
        ...target,
        id: crypto.randomUUID().slice(24),
        actor: sender.actor,
        server: await options.balancer.pick(sandboxId, state.settings, sender.actor.id),
        state,
        now: () => now() + options.moves.offsetSince(sandboxId, state.offsetMs),
        nextCall: () => calls++,
        secrets: createKnownSecrets(),
        record: (event) => void receipts.add(options.record(sandboxId, event)),
      };
      // Planted ids are what a lesson without these defences is about, and have no form.
      if (state.settings.idAtLogin === 'fresh' && state.settings.unknownId === 'refused')
        for (const ticket of sender.foreignTickets) exchange.secrets.learn(ticket);
      const { headers, leftOut, newCookie } = sender;
      const answer = await recordExchange(
        exchange,
        { ...request, headers, ...(leftOut && { leftOut }) },
        {
          handle: async (...args) => {
            const own = await (isTooLarge(request) ? tooLarge : options.app(...args));
            return {
              ...moveTo(mount, own),
              ...(newCookie !== null && { leftOut: { own: true, others: 0 } }),
            };
          },
          stopwatch: now,
        },
      );
      // What got through in a full store has only read or deleted, and shall do so; the trace says later that it lacks it.
      await unlessFull(Promise.all(receipts), null);
      return newCookie === null
        ? answer
        : withCookies(answer, toVisitorCookies(newCookie, { mount, controls, secure: target.secure }));
    },
  };
}

/** Under the very name that such a line has already: a second name for it would be sent in its place. */
function withCookies(answer: HttpResponse, cookies: readonly string[]): HttpResponse {
  const [name] = answer.headers.find(([each]) => each.toLowerCase() === 'set-cookie') ?? ['Set-Cookie'];
  return {
    ...answer,
    headers: [...answer.headers, ...cookies.map((line): [string, string] => [name, line])],
  };
}

const isTooLarge = ({ body, bodyBytes }: HttpRequest) => bodyBytes > body.length;

/** As a reverse proxy's own limit answers. */
const tooLarge: Answer = {
  status: 413,
  reason: 'Payload Too Large',
  headers: [['content-type', 'application/json; charset=utf-8']],
  body: new TextEncoder().encode(JSON.stringify({ error: 'request body too large' })),
  source: null,
};

function moveTo(mount: string, answer: Answer): Answer {
  const added = gatewayHeaders.filter(([name]) => headerValues(answer.headers, name).length === 0);
  return { ...answer, headers: [...added, ...rewriteHeaders(answer.headers, mount)] };
}
