import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { graderMessageSchema, type PlannedCheck, type RunOrder } from './grader-message.ts';
import { type LabScripts, type OpenFrame, openFrame } from './open-frame.ts';

export type RunEnd =
  | { type: 'done'; problem: RunResult['problem']; printed: string }
  | { type: 'lost' }
  | { type: 'cancelled' };

export type Grader = {
  /** Serves one run. Rejects only when the lab cannot be loaded. */
  run(order: RunOrder, signal: AbortSignal, on: GraderListener): Promise<RunEnd>;
  /** One for the next run, brought up at once. */
  next(): Grader;
  remove(): void;
};

export type GraderListener = { started(checks: PlannedCheck[]): void; check(result: CheckResult): void };

/** It says several times a second that it runs; a busy machine may hold it up, a dead one says nothing. */
const silenceMs = 6000;
/** It sends two messages a check and four a second. More is no grader's. */
const mostMessages = 5000;
let graders = 0;

/** A grader in a frame of its own, or in that of the one before. */
export function createGrader(
  load: () => Promise<LabScripts>,
  before: Promise<OpenFrame> | null = null,
): Grader {
  let isLost = false;
  graders += 1;
  const id = `grader-${graders}`;
  const frame = before ?? load().then(openFrame);
  const started = frame.then((opened) => opened.start(id, 'grader'));
  // A failure is told when a run asks for it.
  started.catch(() => undefined);
  const remove = () => {
    isLost = true;
    frame.then((opened) => opened.remove()).catch(() => undefined);
  };

  return {
    async run(order, signal, on) {
      const port = await started.catch((error: unknown) => {
        isLost = true;
        throw error;
      });
      const end = await listen(port, order, signal, on);
      if (end.type === 'lost') remove();
      port.close();
      return end;
    },
    next() {
      if (isLost) return createGrader(load);
      frame.then((opened) => opened.end(id)).catch(() => undefined);
      return createGrader(load, frame);
    },
    remove,
  };
}

function listen(
  port: MessagePort,
  order: RunOrder,
  signal: AbortSignal,
  on: GraderListener,
): Promise<RunEnd> {
  return new Promise((resolve) => {
    let messages = 0;
    let heardAt = performance.now();
    const finish = (end: RunEnd) => {
      clearInterval(watch);
      signal.removeEventListener('abort', cancel);
      port.onmessage = null;
      resolve(end);
    };
    const cancel = () => finish({ type: 'cancelled' });
    const watch = setInterval(() => {
      if (performance.now() - heardAt > silenceMs) finish({ type: 'lost' });
    }, 500);
    signal.addEventListener('abort', cancel);
    if (signal.aborted) return cancel();

    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      messages += 1;
      if (messages > mostMessages) return finish({ type: 'lost' });
      const { success, data: message } = graderMessageSchema.safeParse(data);
      if (!success) return undefined;
      heardAt = performance.now();
      switch (message.type) {
        case 'started':
          return on.started(message.checks);
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
