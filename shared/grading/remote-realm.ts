import { type RecordedEvent, recordedEventSchema } from '../trace/event.ts';
import { traceCapacity } from '../trace/trace-capacity.ts';
import { type LabRequest, LearnerFault, type LearnerRealm } from './lab.ts';
import type { Patience } from './patience.ts';
import {
  type FromRealm,
  fromRealmSchema,
  labAnswerSchema,
  type RealmCall,
  straysSchema,
  type ToRealm,
} from './realm-protocol.ts';

/** One realm as its grader holds it. */
export type RealmChannel = {
  post(message: ToRealm): void;
  /** Ends the realm at once, whatever it is doing. */
  terminate(): void;
};

/** Why a realm is gone; `why` is a sentence. */
export type RealmEnd = { fault: 'ended' | 'memory'; why: string };

/**
 * Begins one realm: a worker, a child process. It must take messages at once, even before it runs.
 * @param on `message` gets whatever the realm sends, unchecked
 */
export type StartRealm = (on: {
  message(message: unknown): void;
  ended(end: RealmEnd): void;
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
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: LearnerFault): void }>();
  const nonce = makeNonce();
  const events: RecordedEvent[] = [];
  let unread: unknown[] = [];
  let printed = '';
  let calls = 0;
  let lost: LearnerFault | null = null;
  let hasHung = false;

  const lose = (fault: LearnerFault) => {
    lost ??= fault;
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };

  const take = (message: FromRealm) => {
    if (message.type === 'printed') {
      printed += message.text;
      print(message.text);
      return;
    }
    for (const event of message.events) unread.push(event);
    if (message.type === 'events') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'done') call?.resolve(message.value);
    else call?.reject(new LearnerFault(message.fault.fault, message.fault.message, message.fault));
  };

  const channel = start({
    message(received) {
      // Forged verdicts: learner code can post messages, but does not know the nonce.
      if (lost || (received as { nonce?: unknown } | null)?.nonce !== nonce) return;
      const { success, data } = fromRealmSchema.safeParse(received);
      if (success) take(data);
    },
    ended: ({ fault, why }) => lose(new LearnerFault(fault, why)),
  });
  channel.post({ type: 'load', nonce, text });

  const call = async (name: RealmCall, args: unknown[], limitMs?: number): Promise<unknown> => {
    if (lost) throw lost;
    const { answer, call: usual } = patience.limits();
    const limit = limitMs ?? usual;
    calls += 1;
    const id = calls;
    const done = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    channel.post({ type: 'call', id, name, args, patienceMs: answer });
    const timer = setTimeout(() => {
      patience.wear(name === 'request' ? routeOf(args[0] as LabRequest) : null);
      lose(
        new LearnerFault(
          'time-out',
          `${what(name, args)} did not give the thread back within ${limit / 1000} seconds: it may hold an endless loop.`,
        ),
      );
      channel.terminate();
    }, limit);
    try {
      return await done;
    } catch (error) {
      if (error instanceof LearnerFault && error.fault === 'no-answer') {
        hasHung = true;
        patience.wear(null);
      }
      // The realm could not do what the grader asked of it: not the learner's fault, and not worded as one.
      if (error instanceof LearnerFault && error.fault === 'grader-bug') throw new Error(error.message);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };

  const gather = async () => {
    if (!lost) await call('events', []).catch(() => undefined);
    for (const event of unread) {
      const { success, data } = recordedEventSchema.safeParse(event);
      if (success) events.push(data);
    }
    unread = [];
  };

  return {
    async ready() {
      // The first answer tells that the realm is up; what it costs to start must not count against the learner.
      if (calls === 0) await call('strays', [], startLimit);
    },
    load: (next) => channel.post({ type: 'load', nonce, text: next }),
    isSpent: () => lost !== null || hasHung,
    end() {
      lose(new LearnerFault('ended', 'The realm was closed.'));
      channel.terminate();
    },
    async open(options) {
      events.length = 0;
      unread = [];
      printed = '';
      await call('open', [options]);
    },
    startServer: async (name) => void (await call('startServer', [name])),
    async request(request) {
      const route = routeOf(request);
      if (!patience.isOver(route)) return labAnswerSchema.parse(await call('request', [request]));
      throw new LearnerFault('time-out', `${route} was not asked again: it has held the thread too often.`);
    },
    command: (name, ...args) => call('command', [name, ...args]),
    advance: async (ms) => void (await call('advance', [ms])),
    freeze: async (frozen) => void (await call('freeze', [frozen])),
    interfere: async (how) => void (await call('interfere', [how])),
    async events() {
      await gather();
      return events.slice(0, traceCapacity);
    },
    async takeEvents() {
      await gather();
      return events.splice(0);
    },
    async printed() {
      // Express prints what a handler threw one turn after it has answered.
      if (!lost) await call('strays', []).catch(() => undefined);
      return printed;
    },
    strays: async () => straysSchema.parse(await call('strays', [])),
  };
}

const routeOf = ({ method, path }: LabRequest): string => `${method} ${path.split('?', 1)[0]}`;

function what(name: RealmCall, args: unknown[]): string {
  if (name === 'open' || name === 'startServer') return 'Your module, or createApp,';
  const { method, path } = (args[0] ?? {}) as { method?: string; path?: string };
  return name === 'request' ? `${method} ${path}` : 'Your code';
}

/** `crypto.randomUUID` is missing where the context is not secure, as in the page's frame. */
function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('-');
}
