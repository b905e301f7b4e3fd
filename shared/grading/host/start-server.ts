import type { Exchange } from '../../exchange/exchange.ts';
import { createKnownSecrets } from '../../exchange/known-secrets.ts';
import { observeStore } from '../../exchange/observe-store.ts';
import { recordExchange } from '../../exchange/record-exchange.ts';
import type { ServerName } from '../../sandbox/server.ts';
import { operator } from '../../trace/actors.ts';
import type { Actor, RecordedEvent, Source } from '../../trace/event.ts';
import type { AppCommand } from '../app/app-protocol.ts';
import {
  type Interference,
  isHeldBack,
  type LabAnswer,
  type LabRequest,
  LearnerFault,
  type OpenOptions,
} from '../lab.ts';
import { neverAnswered } from '../tell-loss.ts';
import type { TestOrder } from '../tests/test-protocol.ts';
import { createCurrentVisit } from './current-visit.ts';
import { type GivingUp, giveUp } from './give-up.ts';
import { createMeddler } from './interference.ts';
import { toHttpRequest, toLabAnswer } from './lab-messages.ts';
import type { RemoteApp } from './remote-app.ts';
import { runCommand } from './run-command.ts';
import type { SharedClock } from './shared-clock.ts';

/** One copy of the learner's app, with a memory of its own, and all that goes in and out of it. */
export type RunningServer = {
  request(request: LabRequest, patienceMs: number): Promise<LabAnswer>;
  /** Of tests, which are no app and ask for nothing but what they say in their steps. */
  proceed(order: TestOrder, patienceMs: number): Promise<unknown>;
  interfere(how: Interference): void;
  /** The app may live on; it reaches nothing any more and is no longer recorded. */
  stop(): void;
};

/** One request to a learner's server, and whether it is over: answered, or given up. */
type Visit = Exchange & { isOver: boolean };

let started = 0;

/** What every server of one check is made of. */
export type ServerNeeds = {
  app: RemoteApp;
  options: OpenOptions;
  code: string;
  clock: SharedClock;
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
  app,
  options,
  code,
  clock,
  after,
  realNow,
  ...needs
}: ServerNeeds & { client: object; name: ServerName; exchange: string }): Promise<RunningServer> {
  let isRunning = true;
  let lastLine: number | null = null;
  let isHeld = false;
  const waiting = new Set<GivingUp>();

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
  // Of the command that begins in this turn.
  let sent: { visit: Visit; source: Source | null } = { visit: loading, source: null };
  const meddler = createMeddler({
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    catchUp: () => app.settle(),
    watchRequest() {
      const sender = sent.visit;
      return () => sender.isOver;
    },
  });
  const observed = observeStore(meddler.wrap(client), {
    exchange: () => sent.visit,
    callSite: () => sent.source,
  });
  const obey = (command: AppCommand) => {
    // An app may say for which visit it speaks, but of a visit that is over it is not believed: what it did not wait for
    // would pass for something that nobody need wait for.
    sent = { visit: visits.named(command.visit), source: command.source };
    return runCommand(observed, command);
  };

  started += 1;
  const server = started;
  await app.start({ server, code, options }, obey);

  return {
    async request(request, patienceMs) {
      const unanswered = (why?: string, at: { line?: number | null } = {}) =>
        new LearnerFault('no-answer', neverAnswered(`${request.method} ${request.path}`, why), at);
      lastLine = null;
      let isLate = false;
      let refuse = (_why: LearnerFault): void => undefined;
      const late = new Promise<never>((_, reject) => {
        refuse = reject;
      });
      late.catch(() => undefined);
      const patience = giveUp(patienceMs, after, async () => {
        // One that does not give the thread back is silent here: that is for the grader to find out, and something else.
        const met = await app.strays().catch((error: unknown) => error);
        isLate = true;
        refuse(met instanceof LearnerFault ? met : unanswered(undefined, { line: lastLine }));
      });
      if (isHeld) patience.hold(true);
      waiting.add(patience);
      const visit = toVisit(request.exchange, request.actor, () => !isLate);
      const end = visits.begin(visit);
      const answer = recordExchange(visit, toHttpRequest(request), {
        handle: (_, message) => app.handle(server, visit.id, message),
        stopwatch: realNow,
      })
        .finally(() => {
          visit.isOver = true;
          end();
        })
        .then(toLabAnswer, (error: unknown) => {
          if (error instanceof LearnerFault && error.fault === 'beyond-lab') throw error;
          throw unanswered(error instanceof Error ? error.message : String(error));
        });
      const given = await Promise.race([answer, late]).finally(() => {
        patience.forget();
        waiting.delete(patience);
      });
      // What an answer did not wait for is done before anybody can send the next request, unless the store is slow.
      if (app.isWaiting()) await clock.settle();
      return given;
    },
    async proceed(order, patienceMs) {
      let forget = (): void => undefined;
      const late = new Promise<never>((_, reject) => {
        forget = after(patienceMs, async () => {
          // One that does not give the thread back is silent here, which is something else than a test that waits.
          await app.strays().catch(() => undefined);
          reject(new LearnerFault('no-answer', 'Your test did not go on.'));
        });
      });
      return Promise.race([app.proceed(server, order), late]).finally(() => forget());
    },
    interfere(how) {
      meddler.set(how);
      if (isHeld === isHeldBack(how)) return;
      isHeld = !isHeld;
      for (const patience of waiting) patience.hold(isHeld);
    },
    stop() {
      isRunning = false;
      meddler.set({ type: 'silence' });
    },
  };
}
