import { observeStore } from '../../exchange/observe-store.ts';
import type { ServerName } from '../../sandbox/server.ts';
import { type Actor, operator, type RecordedEvent } from '../../trace/event.ts';
import {
  type Interference,
  type LabAnswer,
  type LabRequest,
  LearnerFault,
  type OpenOptions,
} from '../lab.ts';
import { people } from '../people.ts';
import { callSite } from './call-site.ts';
import type { Visit } from './exchange-context.ts';
import type { HostEnvironment } from './host-environment.ts';
import { createMeddler } from './interference.ts';
import { toLearnerRedis } from './learner-redis.ts';
import { loadModule, toLoadFault } from './load-module.ts';
import { recordRequest, sendRequest } from './send-request.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { type RequestHandler, watchAnswers } from './watch-answers.ts';

/** One copy of the learner's app, with a memory of its own. */
export type RunningServer = {
  request(request: LabRequest, patienceMs: number): Promise<LabAnswer>;
  interfere(how: Interference): void;
  /** The app may live on; it reaches nothing any more and is no longer recorded. */
  stop(): void;
};

/** What every server of one check is made of. */
export type ServerNeeds = Pick<HostEnvironment, 'modules' | 'inject' | 'context'> & {
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
  inject,
  context,
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
      record(event) {
        if (isHeard()) record(event);
      },
      isOver: false,
    };
  };
  const loading = toVisit(exchange, operator);
  const current = () => context.current() ?? loading;
  const meddler = createMeddler({
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    watchRequest() {
      const sender = current();
      return () => sender.isOver;
    },
  });
  const observed = observeStore(meddler.wrap(client), { exchange: current, store: 'redis', callSite });

  const app = await context.run(loading, async () =>
    createApp(loadModule(code, modules), { redis: toLearnerRedis(observed), users, ...options }),
  );
  const { handler, sourceOf } = watchAnswers(app);

  return {
    async request(request, patienceMs) {
      lastLine = null;
      recordRequest(request, clock.now(), record);
      let isLate = false;
      let forget = (): void => undefined;
      const late = new Promise<never>((_, reject) => {
        forget = after(patienceMs, () => {
          isLate = true;
          const { method, path } = request;
          const message = `${method} ${path} was never answered: ${patienceMs / 1000} seconds went by.`;
          reject(new LearnerFault('no-answer', message, { line: lastLine }));
        });
      });
      const visit = toVisit(request.exchange, request.actor, () => !isLate);
      const answer = context.run(visit, () =>
        sendRequest({
          request,
          handler,
          sourceOf,
          inject,
          clock,
          realNow,
          record: visit.record,
        }).finally(() => {
          visit.isOver = true;
        }),
      );
      late.catch(() => undefined);
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
