import type { WantedFlows } from '#shared/grading/current-lab.ts';
import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import { createGrader, type Grader } from './create-grader.ts';
import type { PlannedCheck, RunOrder } from './grader-message.ts';
import type { LiveServer } from './live-server.ts';
import { loadScripts } from './load-scripts.ts';
import { openLiveServer } from './open-live-server.ts';
import { lossOf, toLostResult } from './to-lost-result.ts';

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

export type RunListener = { started(checks: PlannedCheck[]): void; check(result: CheckResult): void };

/** How often a run goes on in a new frame after the old one was lost. */
const mostFrames = 4;

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
    { exercise, text, flows }: Pick<RunOrder, 'exercise' | 'text' | 'flows'>,
    signal: AbortSignal,
    on: RunListener,
  ): Promise<RunResult> => {
    const startedAt = performance.now();
    const checks: CheckResult[] = [];
    let planned: PlannedCheck[] = [];
    let problem: RunResult['problem'] = null;
    let printed = '';

    if (grader.isLost()) grader = grader.next();
    for (let frames = 1; ; frames += 1) {
      const mine = grader;
      const except = checks.map(({ id }) => id);
      const begun = new Set<string>();
      // Where something broke down, checks go on one by one.
      const atOnce = frames === 1 ? 2 : 1;
      const end = await mine.run({ exercise, text, except, atOnce, flows }, signal, {
        started(all) {
          if (planned.length > 0) return;
          planned = all;
          on.started(all);
        },
        begun(id) {
          begun.add(id);
        },
        check(result) {
          begun.delete(result.id);
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
      if (end.type === 'cancelled') break;
      // The check at hand is not to blame, or it cannot be told which of two is.
      const isUnclear = end.type === 'absent' || end.type === 'aftermath' || begun.size > 1;
      if (isUnclear && frames < mostFrames) continue;
      const loss = lossOf(end.type);
      const current = planned.find(({ id }) => begun.has(id));
      if (end.type === 'absent' || !current) {
        problem = { ...loss, line: null, column: null };
        break;
      }
      const lost = toLostResult(current, loss, performance.now() - startedAt);
      checks.push(lost);
      on.check(lost);
      if (frames === mostFrames) break;
    }
    const durationMs = performance.now() - startedAt;
    const inOrder = planned.flatMap(({ id }) => checks.find((check) => check.id === id) ?? []);
    const result = toRunResult({ exercise, problem, checks: inOrder, printed, durationMs });
    // A run that was cut short has passed nothing.
    const isUnjudged = planned.some(
      ({ id, tier }) => tier === 'core' && !checks.some((check) => check.id === id),
    );
    return result.status === 'pass' && isUnjudged ? { ...result, status: 'error' } : result;
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
