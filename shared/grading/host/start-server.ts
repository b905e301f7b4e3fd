import { createKnownSecrets } from '../../exchange/known-secrets.ts';
import { observeStore } from '../../exchange/observe-store.ts';
import { recordExchange } from '../../exchange/record-exchange.ts';
import type { RequestHandler } from '../../exchange/run-app.ts';
import type { ServerName } from '../../sandbox/server.ts';
import { operator } from '../../trace/actors.ts';
import type { Actor, RecordedEvent } from '../../trace/event.ts';
import {
  type Interference,
  type LabAnswer,
  type LabRequest,
  LearnerFault,
  type OpenOptions,
} from '../lab.ts';
import { people } from '../people.ts';
import { neverAnswered } from '../tell-loss.ts';
import { callSite } from './call-site.ts';
import { createCurrentVisit, type Visit } from './current-visit.ts';
import type { HostEnvironment } from './host-environment.ts';
import { createMeddler } from './interference.ts';
import { toHttpRequest, toLabAnswer } from './lab-messages.ts';
import { toLearnerRedis } from './learner-redis.ts';
import { loadModule, toLoadFault } from './load-module.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One copy of the learner's app, with a memory of its own. */
export type RunningServer = {
  request(request: LabRequest, patienceMs: number): Promise<LabAnswer>;
  interfere(how: Interference): void;
  /** The app may live on; it reaches nothing any more and is no longer recorded. */
  stop(): void;
};

/** What every server of one check is made of. */
export type ServerNeeds = Pick<HostEnvironment, 'modules' | 'runApp'> & {
  options: OpenOptions;
  code: string;
  clock: VirtualClock;
  record(event: RecordedEvent): void;
  /** Real milliseconds, whatever the learner's clock says. @returns how to forget it */
  after(ms: number, run: () => void): () => void;
  realNow(): number;
};

/**
 * Evaluates the learner's module and makes its app over a store.
 * @param needs `exchange` names what happens while it loads
 * @throws {LearnerFault} when the module or `createApp` does not work
 */
export async function startServer({
  client,
  name,
  exchange,
  modules,
  runApp,
  options,
  code,
  clock,
  after,
  realNow,
  ...needs
}: ServerNeeds & { client: object; name: ServerName; exchange: string }): Promise<RunningServer> {
  let isRunning = true;
  let lastLine: number | null = null;

  const record = (event: RecordedEvent) => {
    if (!isRunning) return;
    lastLine = event.source?.line ?? lastLine;
    needs.record(event);
  };
  const toVisit = (id: string, actor: Actor, isHeard = () => true): Visit => {
    let calls = 0;
    return {
      id,
      actor,
      server: name,
      now: clock.now,
      nextCall: () => calls++,
      secrets: createKnownSecrets(),
      record(event) {
        if (isHeard()) record(event);
      },
      isOver: false,
    };
  };
  const loading = toVisit(exchange, operator);
  const visits = createCurrentVisit(loading);
  const meddler = createMeddler({
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    watchRequest() {
      const sender = visits.now();
      return () => sender.isOver;
    },
  });
  const observed = observeStore(meddler.wrap(client), { exchange: visits.now, callSite });

  const app = await visits.during(loading, async () =>
    createApp(loadModule(code, modules), { redis: toLearnerRedis(observed), users, ...options }),
  );

  return {
    async request(request, patienceMs) {
      const unanswered = (why?: string, at: { line?: number | null } = {}) =>
        new LearnerFault('no-answer', neverAnswered(`${request.method} ${request.path}`, why), at);
      lastLine = null;
      let isLate = false;
      let forget = (): void => undefined;
      const late = new Promise<never>((_, reject) => {
        forget = after(patienceMs, () => {
          isLate = true;
          reject(unanswered(undefined, { line: lastLine }));
        });
      });
      late.catch(() => undefined);
      const visit = toVisit(request.exchange, request.actor, () => !isLate);
      const answer = visits
        .during(visit, () =>
          recordExchange(visit, toHttpRequest(request), {
            handle: (_, sent) => runApp(app, sent, callSite),
            stopwatch: realNow,
          }),
        )
        .finally(() => {
          visit.isOver = true;
        })
        .then(toLabAnswer, (error: unknown) => {
          throw unanswered(error instanceof Error ? error.message : String(error));
        });
      return Promise.race([answer, late]).finally(forget);
    },
    interfere: (how) => meddler.set(how),
    stop() {
      isRunning = false;
      meddler.set({ type: 'silence' });
    },
  };
}

const users = {
  async verify(username: string, password: string) {
    const person = Object.values(people).find(
      (each) => each.username === username && each.password === password,
    );
    return person ? { id: person.id, role: person.role } : null;
  },
};

async function createApp(create: (deps: object) => unknown, deps: object): Promise<RequestHandler> {
  let app: unknown;
  try {
    app = await create(deps);
  } catch (error) {
    throw toLoadFault(error, 'createApp');
  }
  if (typeof app === 'function') return app as RequestHandler;
  throw new LearnerFault(
    'missing-export',
    `createApp returned ${app === undefined ? 'nothing' : typeof app}, not an Express app. End it with \`return app\`.`,
  );
}
