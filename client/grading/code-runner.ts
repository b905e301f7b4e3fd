import type { WantedFlows } from '#shared/grading/current-lab.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { type CodeRunNews, newRun, nextRun, toCodeResult } from './code-run.ts';
import { createGrader, type Grader, type GraderListener } from './create-grader.ts';
import type { PlannedCheck, RunOrder } from './grader-message.ts';
import type { LiveServer } from './live-server.ts';
import { loadScripts } from './load-scripts.ts';
import { openLiveServer } from './open-live-server.ts';

export type CodeRunner = {
  /** Ends an earlier run first. `started` gets the ids and names of all checks, `check` each result as it comes. */
  run(exercise: string, text: string, on: RunListener, flows?: WantedFlows): Promise<RunResult>;
  /** Ends the run; its promise resolves with what there is. */
  cancel(): void;
  /** The learner's server, to be driven by hand. @throws {LearnerFault} when it cannot start */
  openLive(text: string): Promise<LiveServer>;
  /** Ends everything and takes it out of the page. */
  close(): void;
};

export type RunListener = {
  started(checks: readonly PlannedCheck[]): void;
  check(result: CheckResult): void;
};

/**
 * Runs and grades learners' code for a page: apart from the page, and from anything that is worth having.
 * @param first serves the first run, and makes the graders of later ones
 */
export function createCodeRunner(first: Grader = createGrader(loadScripts)): CodeRunner {
  let grader = first;
  let cancelled = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const live = new Set<LiveServer>();

  const cancel = () => cancelled.abort();
  const grade = async (
    order: Pick<RunOrder, 'exercise' | 'text' | 'flows'>,
    signal: AbortSignal,
    on: RunListener,
  ): Promise<RunResult> => {
    const startedAt = performance.now();
    const passed = () => performance.now() - startedAt;
    let run = newRun;
    const take = (news: CodeRunNews) => {
      const before = run;
      run = nextRun(run, news);
      if (run.planned !== before.planned) on.started(run.planned);
      for (const result of run.checks.slice(before.checks.length)) on.check(result);
    };
    const listener: GraderListener = {
      started: (checks) => take({ type: 'started', checks }),
      begun: (id) => take({ type: 'begun', id }),
      check: (result) => take({ type: 'check', result }),
    };

    if (grader.isLost()) grader = grader.next();
    while (run.is !== 'done') {
      const mine = grader;
      const except = run.checks.map(({ id }) => id);
      // Where something broke down, checks go on one by one.
      const atOnce = run.is === 'running' ? 2 : 1;
      const end = await mine.run({ ...order, except, atOnce }, signal, listener);
      grader = mine.next();
      take({ type: 'frame ended', end, afterMs: passed() });
    }
    return toCodeResult(run, order.exercise, passed());
  };

  return {
    run(exercise, text, on, flows = {}) {
      cancel();
      cancelled = new AbortController();
      const { signal } = cancelled;
      // The one before leaves a grader behind for this one.
      const run = last.then(() => grade({ exercise, text, flows }, signal, on));
      last = run.catch(() => undefined);
      return run;
    },
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
