import type { RecordedEvent } from '../trace/event.ts';
import { traceCapacity } from '../trace/trace-capacity.ts';
import { heldFactor, isHeldBack, type LabRequest, LearnerFault, type LearnerRealm } from './lab.ts';
import type { Patience } from './patience.ts';
import { createPendingCalls } from './pending-calls.ts';
import { nextLife, type RealmLife } from './realm-life.ts';
import {
  type FromRealm,
  fromRealmSchema,
  labAnswerSchema,
  type RealmCall,
  type RealmFault,
  straysSchema,
  type ToRealm,
} from './realm-protocol.ts';
import { createRealmRecord } from './realm-record.ts';
import { heldThread, isLoss, type Loss } from './tell-loss.ts';

/** One realm as its grader holds it. */
export type RealmChannel = {
  post(message: ToRealm): void;
  /** Ends the realm at once, whatever it is doing. */
  terminate(): void;
};

/** Why a realm is gone; `why` is a sentence. */
export type RealmEnd = { fault: 'ended' | 'memory'; why: string };

/** The end of a realm for which no learner's code has reason. */
export type Breakdown = { fault: 'grader-bug'; why: string };

/**
 * Begins one realm: a worker, a child process. It must take messages at once, even before it runs.
 * @param on `message` gets whatever the realm sends, unchecked
 */
export type StartRealm = (on: {
  message(message: unknown): void;
  ended(end: RealmEnd | Breakdown): void;
}) => RealmChannel;

export type RemoteRealm = LearnerRealm & {
  /** Resolves when the realm runs. @throws {LearnerFault} when it does not come up */
  ready(): Promise<void>;
  load(text: string): void;
  /** What was recorded since this was asked last. It is not kept: a realm that serves for hours would gather it all. */
  takeEvents(): Promise<RecordedEvent[]>;
  /** True when no other check may have it: it is gone, or a handler that never answered may still be at work in it. */
  isSpent(): boolean;
  end(): void;
};

/** Real milliseconds: starting is slow on a busy machine. */
const startLimit = 20_000;

/** @param patience shared by the realms of a lab */
export function createRemoteRealm({
  start,
  text,
  patience,
  print,
}: {
  start: StartRealm;
  text: string;
  patience: Patience;
  print(text: string): void;
}): RemoteRealm {
  const nonce = makeNonce();
  const record = createRealmRecord();
  const pending = createPendingCalls();
  // Requests that have no answer yet.
  const underWay: LabRequest[] = [];
  let life: RealmLife = { is: 'starting' };
  let hasWorn = false;
  let isHeld = false;

  /** Once in a realm's life: with one request many others are lost that did nothing. */
  const wear = (loss: Loss, request: LabRequest | undefined) => {
    if (!hasWorn) patience.wear(request ? routeOf(request) : null, loss);
    hasWorn = true;
  };
  const lose = (fault: Error) => {
    life = nextLife(life, { type: 'lost', fault });
    if (life.is === 'lost') pending.rejectAll(life.fault);
  };
  const loseByText = (fault: Loss, why: string) => {
    if (life.is !== 'lost') wear(fault, underWay.at(-1));
    lose(new LearnerFault(fault, why));
  };

  const takeFailure = (id: number, fault: RealmFault) => {
    // The realm could not do what the grader asked of it: not the learner's fault, and not worded as one.
    const isOurs = fault.fault === 'grader-bug';
    const error = isOurs ? new Error(fault.message) : new LearnerFault(fault.fault, fault.message, fault);
    if (!pending.reject(id, error)) return;
    const gaveUp = fault.fault === 'no-answer';
    life = nextLife(life, { type: gaveUp ? 'gave up' : 'answered' });
  };

  const take = (message: FromRealm) => {
    switch (message.type) {
      case 'printed':
        record.addPrinted(message.text);
        return print(message.text);
      case 'events':
        return record.addEvents(message.events);
      case 'done':
        record.addEvents(message.events);
        if (pending.resolve(message.id, message.value)) life = nextLife(life, { type: 'answered' });
        return undefined;
      case 'failed':
        record.addEvents(message.events);
        return takeFailure(message.id, message.fault);
      case 'ended':
        loseByText(message.fault, message.why);
        return channel.terminate();
    }
  };

  const channel = start({
    message(received) {
      // Forged verdicts: learner code can post messages, but does not know the nonce.
      if (life.is === 'lost' || (received as { nonce?: unknown } | null)?.nonce !== nonce) return;
      const { success, data } = fromRealmSchema.safeParse(received);
      if (success) take(data);
    },
    ended: ({ fault, why }) => (fault === 'grader-bug' ? lose(new Error(why)) : loseByText(fault, why)),
  });
  channel.post({ type: 'load', nonce, text });

  const call = async (
    name: RealmCall,
    args: unknown[],
    limitMs = patience.limits().call,
    giveUp = (asked: RealmCall) => loseByText('time-out', heldThread(who(asked, underWay.at(-1)))),
  ): Promise<unknown> => {
    if (life.is === 'lost') throw life.fault;
    const { id, answer } = pending.begin(limitMs, () => {
      giveUp(name);
      channel.terminate();
    });
    channel.post({ type: 'call', id, name, args, patienceMs: patience.limits().answer });
    return answer;
  };

  /** Nothing of the text has run before the first answer: it is the lab that is broken. */
  const notStarted = () => lose(new Error('A realm of the lab did not start.'));

  /** Lets the realm say what it has not said yet. One that is gone has said all. */
  const hearOut = async (by: 'events' | 'strays') => {
    if (life.is !== 'lost') await call(by, []).catch(() => undefined);
  };

  return {
    async ready() {
      if (life.is === 'lost') throw life.fault;
      // The first answer tells that the realm is up; what it costs to start must not count against the learner.
      if (life.is === 'starting') await call('strays', [], startLimit, notStarted);
    },
    load: (next) => channel.post({ type: 'load', nonce, text: next }),
    isSpent: () => life.is === 'hung' || life.is === 'lost',
    end() {
      lose(new LearnerFault('ended', 'The realm was closed.'));
      channel.terminate();
    },
    async open(options) {
      record.clear();
      isHeld = false;
      const refusal = patience.refusal(null);
      if (refusal) throw refusal;
      await call('open', [options]);
    },
    startServer: async (name) => void (await call('startServer', [name])),
    async request(request) {
      const refusal = patience.refusal(routeOf(request));
      if (refusal) throw refusal;
      underWay.push(request);
      const sentAt = performance.now();
      // The grader’s own waits are not the text’s: whether it gives the thread back, all other calls tell as soon as ever.
      const byGrader = isHeld;
      const { call: usual, answer } = patience.limits();
      const limitMs = byGrader ? usual + heldFactor * answer : usual;
      try {
        return labAnswerSchema.parse(await call('request', [request], limitMs));
      } catch (error) {
        if (error instanceof LearnerFault && isLoss(error.fault)) wear(error.fault, request);
        throw error;
      } finally {
        underWay.splice(underWay.indexOf(request), 1);
        if (!byGrader) patience.spend(performance.now() - sentAt);
      }
    },
    async proceed(order) {
      const sentAt = performance.now();
      try {
        return await call('proceed', [order]);
      } catch (error) {
        if (error instanceof LearnerFault && isLoss(error.fault)) wear(error.fault, undefined);
        throw error;
      } finally {
        patience.spend(performance.now() - sentAt);
      }
    },
    command: (name, ...args) => call('command', [name, ...args]),
    advance: async (ms) => void (await call('advance', [ms])),
    freeze: async (frozen) => void (await call('freeze', [frozen])),
    async interfere(how) {
      await call('interfere', [how]);
      isHeld = isHeldBack(how);
    },
    async events() {
      await hearOut('events');
      return record.events().slice(0, traceCapacity);
    },
    async takeEvents() {
      await hearOut('events');
      return record.takeEvents();
    },
    async printed() {
      // Express prints what a handler threw one turn after it has answered.
      await hearOut('strays');
      return record.printed();
    },
    strays: async () => straysSchema.parse(await call('strays', [])),
  };
}

const routeOf = ({ method, path }: LabRequest): string => `${method} ${path.split('?', 1)[0]}`;

/** What was under way when nothing came back. */
function who(name: RealmCall, request: LabRequest | undefined): string {
  if (request) return `${request.method} ${request.path}`;
  return name === 'open' || name === 'startServer' ? 'Your module, or createApp,' : 'Your code';
}

/** `crypto.randomUUID` is missing where the context is not secure, as in the page's frame. */
function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('-');
}
