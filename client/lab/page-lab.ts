import type { LabAnswer } from '#shared/grading/lab.ts';
import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createGrader, type Grader } from './create-grader.ts';
import type { PlannedCheck } from './grader-message.ts';
import { loadScripts } from './load-scripts.ts';
import { openLiveServer } from './open-live-server.ts';
import { toLostResult } from './to-lost-result.ts';

export type PageLab = {
  /** Ends an earlier run first. `started` gets the ids and names of all checks, `check` each result as it comes. */
  run(exercise: string, text: string, on: RunListener): Promise<RunResult>;
  /** Ends the run; its promise resolves with what there is. */
  cancel(): void;
  /** The learner's server, to be driven by hand. @throws {LearnerFault} when it cannot start */
  openLive(text: string): Promise<LiveServer>;
  /** Ends everything and takes it out of the page. */
  close(): void;
};

export type RunListener = { started(checks: PlannedCheck[]): void; check(result: CheckResult): void };

/** The learner's own server. Cookies are kept in a jar of its own, as a browser would. */
export type LiveServer = {
  send(request: LiveRequest): Promise<LabAnswer>;
  /** Tells all events so far at once, and again whenever there are more. @returns how to stop */
  subscribe(listener: (events: readonly TraceEvent[]) => void): () => void;
  advance(ms: number): Promise<void>;
  close(): void;
};

export type LiveRequest = {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | null;
};

/** How often a run goes on in a new frame after the old one was lost. */
const mostFrames = 3;

/** The lab in which a page runs and grades learners' code: apart from the page, and from anything that is worth having. */
export function createPageLab(): PageLab {
  let grader: Grader = createGrader(loadScripts);
  let cancelled = new AbortController();
  const live = new Set<LiveServer>();

  const cancel = () => cancelled.abort();
  const run: PageLab['run'] = async (exercise, text, on) => {
    cancel();
    cancelled = new AbortController();
    const { signal } = cancelled;
    const startedAt = performance.now();
    const checks: CheckResult[] = [];
    let planned: PlannedCheck[] = [];
    let problem: RunResult['problem'] = null;
    let printed = '';

    for (let frames = 1; ; frames += 1) {
      const mine = grader;
      const except = checks.map(({ id }) => id);
      const end = await mine.run({ exercise, text, except }, signal, {
        started(all) {
          if (planned.length > 0) return;
          planned = all;
          on.started(all);
        },
        check(result) {
          checks.push(result);
          on.check(result);
        },
      });
      grader = mine.next();
      if (end.type === 'done') {
        ({ problem } = end);
        printed += end.printed;
        break;
      }
      const current = planned.find(({ id }) => !checks.some((check) => check.id === id));
      if (end.type === 'cancelled' || !current) {
        problem =
          end.type === 'cancelled' ? null : { fault: 'ended', message: lostWords, line: null, column: null };
        break;
      }
      const lost = toLostResult(current, lostWords, performance.now() - startedAt);
      checks.push(lost);
      on.check(lost);
      if (frames === mostFrames) break;
    }
    const durationMs = performance.now() - startedAt;
    const inOrder = planned.flatMap(({ id }) => checks.find((check) => check.id === id) ?? []);
    return toRunResult({ exercise, problem, checks: inOrder, printed, durationMs });
  };

  return {
    run,
    cancel,
    async openLive(text) {
      const server = await openLiveServer(text, await loadScripts());
      live.add(server);
      return server;
    },
    close() {
      cancel();
      grader.remove();
      for (const server of live) server.close();
    },
  };
}

const lostWords =
  'The whole lab stopped answering: your code may have taken all the memory, or all the time, that there was.';
