import type { ServerName } from '../sandbox/server.ts';
import type { RecordedEvent } from '../trace/event.ts';
import type { TestOrder } from './tests/test-protocol.ts';
import type { Fault } from './verdict.ts';

/**
 * The seam between the grader and the learner's code. The two live in different realms (two workers in the page, two
 * processes in a terminal) and speak by messages only, so that code which patches globals, loops, floods or ends its
 * process harms nothing but itself, and cannot reach a verdict.
 */
export type Lab = {
  /** The learner's realm, running and with the learner's text loaded. Reused between checks until it is lost, or a handler hangs. */
  enter(): Promise<LearnerRealm>;
  /** One more realm beside it, in which nothing has happened yet: for what two fresh servers must not share. */
  enterFresh(): Promise<LearnerRealm>;
  /**
   * A realm for a server of ours, which learners' tests are to judge; the learner's text never gets there.
   * @param file as it lies among the exercises, without its ending: `write-the-test/servers/right/plain`
   */
  enterServer(file: string): Promise<LearnerRealm>;
  /**
   * The check that used the realms is over. What it made the text print is kept as far as it still tells something.
   * @param about what to print above that, where every check makes the text print the same; null for nothing
   */
  endCheck(passed: boolean, about: string | null): void;
};

/** The instant at which the learner's clock starts with every `open`: a Monday morning. */
export const beginning = Date.UTC(2026, 0, 5, 9);

/**
 * How many events are recorded of what one call causes. More help nobody, and a loop would make millions. An answer is
 * recorded all the same, so that every request has its end.
 */
export const mostEventsAtOnce = 2000;

/** What a learner writes: an app with `createApp`, or tests that judge apps of ours. */
export type TextKind = 'server' | 'tests';

/** Of every server; time starts at `beginning` and the store is empty. */
export type OpenOptions = {
  ttlSeconds: number;
  secureCookies: boolean;
  /** What `process.env.NODE_ENV` says in the learner's realm. */
  nodeEnv: string;
  kind: TextKind;
};

/** In production Express prints no stacks into its answers. */
export const usualOptions: OpenOptions = {
  ttlSeconds: 3600,
  secureCookies: false,
  nodeEnv: 'production',
  kind: 'server',
};

export type LearnerRealm = {
  /** Evaluates the learner's module anew and makes one app, server A, over an empty store; of tests it only reads what they are. */
  open(options: OpenOptions): Promise<void>;
  /**
   * Evaluates the module once more and makes an app over the same store. A server of that name is ended first, and
   * its memory with it. Two servers are two modules in one process: they share what a module puts on `globalThis`.
   */
  startServer(name: ServerName): Promise<void>;
  /** Sends one request to the app. The jar is the caller's business: the `cookie` header is given as sent. */
  request(request: LabRequest): Promise<LabAnswer>;
  /** Lets a test begin, or go on with what it waited for. @returns its next step, unread (`read-step.ts`) */
  proceed(order: TestOrder): Promise<unknown>;
  /** One command to the store, past the learner's client, unrecorded. Names in upper case. */
  command(name: string, ...args: (string | number)[]): Promise<unknown>;
  /** Moves time on: `Date`, timers' clock and every TTL. */
  advance(ms: number): Promise<void>;
  /** Makes `Date`, `performance.now`, `process.hrtime` and `Math.random` stand still at fixed values, or run again. */
  freeze(frozen: boolean): Promise<void>;
  /** What becomes of the learner's own store commands from now on. */
  interfere(how: Interference): Promise<void>;
  /** What was recorded since `open`, from the beginning: as much as one can look through. */
  events(): Promise<RecordedEvent[]>;
  /** Unhandled rejections and uncaught errors since `open`, each with its line where that is known. */
  strays(): Promise<{ message: string; line: number | null }[]>;
  /** What was printed since `open`, as far as it is kept. */
  printed(): Promise<string>;
};

export type Interference =
  | { type: 'none' }
  /** Every command is rejected. */
  | { type: 'reject' }
  /** Every command takes so long before it reaches the store. */
  | { type: 'delay'; ms: number }
  /** As a delay; what is still on its way when its request has been answered waits for the next interference. */
  | { type: 'hold-unawaited'; ms: number }
  /** Commands never answer. */
  | { type: 'silence' }
  /** The first n commands of a server from now on go through (a transaction is one). Later ones wait for the next interference. */
  | { type: 'hold-after'; nth: number }
  /** The n-th command of a server from now on (1 for its next) and all after it are rejected. */
  | { type: 'reject-from'; nth: number };

/** Whether a server waits for the grader, until that interferes in another way. */
export const isHeldBack = ({ type }: Interference): boolean => type === 'hold-after';

/** How many times as long one waits at most for what the grader itself holds back. */
export const heldFactor = 4;

/** What a rejected command says, as ioredis does when the connection is gone. */
export const refusal = 'connect ECONNREFUSED 127.0.0.1:6379';

export type LabRequest = {
  /** Names the exchange in the recorded events; unique since `open`. */
  exchange: string;
  /** Which of the learner's servers gets it. */
  server: ServerName;
  actor: { id: string; kind: 'browser' | 'device' | 'curl' | 'attacker' | 'admin'; name: string };
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

export type LabAnswer = { status: number; headers: [string, string][]; body: string; durationMs: number };

/** The learner's code, not the grader, is why something could not be had. */
export class LearnerFault extends Error {
  override name = 'LearnerFault';
  readonly fault: Fault;
  readonly line: number | null;
  readonly column: number | null;

  constructor(fault: Fault, message: string, at: { line?: number | null; column?: number | null } = {}) {
    super(message);
    this.fault = fault;
    this.line = at.line ?? null;
    this.column = at.column ?? null;
  }
}
