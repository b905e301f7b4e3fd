import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { graderMessageSchema, type PlannedCheck, type RunOrder } from './grader-message.ts';
import { type OpenFrame, openFrame, type WorkerScripts } from './open-frame.ts';

export type RunEnd =
  | { type: 'done'; problem: RunResult['problem']; printed: string }
  /** It took the order and fell silent: its process is gone, or lies still. */
  | { type: 'silent' }
  /** It said more than any grader does. */
  | { type: 'flood' }
  /** It fell silent after code that was ended for taking too long: that goes on for seconds, and may take everything along. */
  | { type: 'aftermath' }
  /** It never took the order, so that nothing of the learner's has run. */
  | { type: 'absent' }
  | { type: 'cancelled' };

export type Grader = {
  /** Serves one run. Rejects only when its scripts cannot be loaded. */
  run(order: RunOrder, signal: AbortSignal, on: GraderListener): Promise<RunEnd>;
  /** One for the next run, brought up at once. */
  next(): Grader;
  /** True when it cannot serve a run any more. */
  isLost(): boolean;
  remove(): void;
};

export type GraderListener = {
  started(checks: PlannedCheck[]): void;
  begun(id: string): void;
  check(result: CheckResult): void;
};

/**
 * It says several times a second that it runs; a busy machine may hold it up, a dead one says nothing. Browsers do not
 * tell a page that a frame's process is gone. Counted in ticks, not in time: a laptop may have slept in between.
 */
const tickMs = 500;
const silence = { starting: 40, running: 12 };
/** It sends three messages a check and four a second. More is no grader's. */
const mostMessages = 5000;
let graders = 0;

/** A grader in a frame of its own, or in that of the one before. */
export function createGrader(
  load: () => Promise<WorkerScripts>,
  before: Promise<OpenFrame> | null = null,
): Grader {
  let state: 'starting' | 'up' | 'lost' = 'starting';
  graders += 1;
  const id = `grader-${graders}`;
  const frame = before ?? load().then(openFrame);
  const started = frame.then((opened) => {
    const port = opened.start(id, 'grader');
    // Its first word, before any order.
    port.onmessage = () => {
      if (state === 'starting') state = 'up';
    };
    return port;
  });
  // A failure is told when a run asks for it.
  started.catch(() => {
    state = 'lost';
  });
  const remove = () => {
    state = 'lost';
    frame.then((opened) => opened.remove()).catch(() => undefined);
  };

  return {
    async run(order, signal, on) {
      const port = await started;
      const patience = state === 'up' ? silence.running : silence.starting;
      let hasHung = false;
      const check = (result: CheckResult) => {
        hasHung ||= result.fault === 'time-out';
        on.check(result);
      };
      const end = await listen({ port, order, signal, on: { ...on, check }, patience });
      port.close();
      // A worker that is ended while it runs goes on for two seconds. Only with its frame is it gone at once.
      if (end.type !== 'done' || end.problem?.fault === 'time-out' || hasHung) remove();
      return end.type === 'silent' && hasHung ? { type: 'aftermath' } : end;
    },
    next() {
      if (state === 'lost') return createGrader(load);
      frame.then((opened) => opened.end(id)).catch(() => undefined);
      return createGrader(load, frame);
    },
    isLost: () => state === 'lost',
    remove,
  };
}

/** @param patience ticks until the first word counts as overdue */
function listen({
  port,
  order,
  signal,
  on,
  patience,
}: {
  port: MessagePort;
  order: RunOrder;
  signal: AbortSignal;
  on: GraderListener;
  patience: number;
}): Promise<RunEnd> {
  return new Promise((resolve) => {
    let messages = 0;
    let isTaken = false;
    let ticks = 0;
    const finish = (end: RunEnd) => {
      clearInterval(watch);
      signal.removeEventListener('abort', cancel);
      port.onmessage = null;
      resolve(end);
    };
    const cancel = () => finish({ type: 'cancelled' });
    const watch = setInterval(() => {
      ticks += 1;
      if (ticks > (isTaken ? silence.running : patience)) finish({ type: isTaken ? 'silent' : 'absent' });
    }, tickMs);
    signal.addEventListener('abort', cancel);
    if (signal.aborted) return cancel();

    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      messages += 1;
      if (messages > mostMessages) return finish({ type: 'flood' });
      const { success, data: message } = graderMessageSchema.safeParse(data);
      if (!success) return undefined;
      ticks = 0;
      switch (message.type) {
        case 'ready':
          return undefined;
        case 'taken':
          isTaken = true;
          return undefined;
        case 'started':
          return on.started(message.checks);
        case 'begun':
          return on.begun(message.id);
        case 'check':
          return on.check(message.result);
        case 'done':
          return finish(message);
        case 'alive':
          return undefined;
      }
    };
    return port.postMessage(order);
  });
}
