import { house, type RecordedEvent } from '../../trace/event.ts';
import { observeStore } from '../../trace/observe-store.ts';
import {
  type Interference,
  type LabAnswer,
  type LabRequest,
  LearnerFault,
  type OpenOptions,
} from '../lab.ts';
import { people } from '../people.ts';
import { callSite } from './call-site.ts';
import type { HostEnvironment } from './create-host.ts';
import type { Exchange } from './exchange-context.ts';
import { createMeddler } from './interference.ts';
import { toLearnerRedis } from './learner-redis.ts';
import { loadModule, toLoadFault } from './load-module.ts';
import { recordRequest, sendRequest } from './send-request.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { type RequestHandler, watchAnswers } from './watch-answers.ts';

export type { Inject } from './send-request.ts';

/** The learner's app over a store of its own. */
export type OpenServer = {
  request(request: LabRequest, patienceMs: number): Promise<LabAnswer>;
  command(name: string, args: unknown[]): Promise<unknown>;
  advance(ms: number): Promise<void>;
  interfere(how: Interference): void;
  /** The app may live on; it reaches nothing any more and is no longer recorded. */
  close(): void;
};

type Needs = Pick<HostEnvironment, 'modules' | 'openStore' | 'inject' | 'context'> & {
  options: OpenOptions;
  code: string;
  clock: VirtualClock;
  record(event: RecordedEvent): void;
  wait(ms: number): Promise<void>;
  realNow(): number;
};

/** More events than this in one check help nobody, and a loop would make millions. */
const mostEvents = 2000;

/** @throws {LearnerFault} when the module or `createApp` does not work */
export async function openServer({
  modules,
  openStore,
  inject,
  context,
  code,
  clock,
  ...needs
}: Needs): Promise<OpenServer> {
  const store = await openStore(clock.now);
  const meddler = createMeddler(needs.wait);
  const loading: Exchange = { id: 'load', actor: house, calls: 0 };
  let isOpen = true;
  let events = 0;
  let lastLine: number | null = null;

  const record = (event: RecordedEvent) => {
    events += 1;
    if (!isOpen || events > mostEvents) return;
    lastLine = event.source?.line ?? lastLine;
    needs.record(event);
  };
  const observed = observeStore(meddler.wrap(store.client), {
    exchange() {
      const exchange = context.current() ?? loading;
      return {
        exchange: exchange.id,
        actor: exchange.actor,
        server: 'A',
        store: 'redis',
        nextCall: () => exchange.calls++,
      };
    },
    record,
    callSite,
    now: clock.now,
  });

  const app = await context.run(loading, async () =>
    createApp(loadModule(code, modules), { redis: toLearnerRedis(observed), users, ...needs.options }),
  );
  const { handler, sourceOf } = watchAnswers(app);
  clock.freeze(false);

  const close = () => {
    isOpen = false;
    meddler.set({ type: 'silence' });
    store.close();
  };
  return {
    async request(request, patienceMs) {
      lastLine = null;
      const exchange = { id: request.exchange, actor: request.actor, calls: 0 };
      recordRequest(request, clock.now(), record);
      let isLate = false;
      const late = needs.wait(patienceMs).then((): never => {
        isLate = true;
        throw new LearnerFault(
          'no-answer',
          `${request.method} ${request.path} was never answered: ${patienceMs / 1000} seconds went by.`,
          { line: lastLine },
        );
      });
      const answer = context.run(exchange, () =>
        sendRequest({
          request,
          handler,
          sourceOf,
          inject,
          clock,
          realNow: needs.realNow,
          record: (event) => !isLate && record(event),
        }),
      );
      late.catch(() => undefined);
      return Promise.race([answer, late]);
    },
    command(name, args) {
      const method = Reflect.get(store.client, name.toLowerCase()) as (
        ...args: unknown[]
      ) => Promise<unknown>;
      return method(...args);
    },
    async advance(ms) {
      await store.age(ms);
      await clock.advance(ms);
    },
    interfere: (how) => meddler.set(how),
    close,
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
