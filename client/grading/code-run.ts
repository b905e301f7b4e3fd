import { toRunResult } from '#shared/grading/to-run-result.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import type { RunEnd } from './create-grader.ts';
import type { PlannedCheck } from './grader-message.ts';
import { lossOf, toLostResult } from './to-lost-result.ts';

/** A run of the checks, as far as it has come: in one frame, and in another one when that was lost. */
export type CodeRun = {
  /** Retrying, once a frame was lost. */
  is: 'running' | 'retrying' | 'done';
  frames: number;
  planned: readonly PlannedCheck[];
  /** In the order in which they came, over all frames. */
  checks: readonly CheckResult[];
  /** Ids of the checks that run in the present frame. */
  begun: readonly string[];
  problem: RunResult['problem'];
  printed: string;
};

export type CodeRunNews =
  | { type: 'started'; checks: readonly PlannedCheck[] }
  | { type: 'begun'; id: string }
  | { type: 'check'; result: CheckResult }
  /** @param afterMs since the run began */
  | { type: 'frame ended'; end: RunEnd; afterMs: number };

/** How often a run goes on in a new frame after the old one was lost. */
const mostFrames = 4;

export const newRun: CodeRun = {
  is: 'running',
  frames: 1,
  planned: [],
  checks: [],
  begun: [],
  problem: null,
  printed: '',
};

export function nextRun(run: CodeRun, news: CodeRunNews): CodeRun {
  switch (news.type) {
    case 'started':
      // Every frame says it; the first one's word stands.
      return run.planned.length > 0 ? run : { ...run, planned: news.checks };
    case 'begun':
      return { ...run, begun: [...run.begun, news.id] };
    case 'check': {
      const begun = run.begun.filter((id) => id !== news.result.id);
      return { ...run, begun, checks: [...run.checks, news.result] };
    }
    case 'frame ended':
      return afterFrame(run, news);
  }
}

function afterFrame(run: CodeRun, { end, afterMs }: { end: RunEnd; afterMs: number }): CodeRun {
  if (end.type === 'cancelled') return { ...run, is: 'done' };
  if (end.type === 'done') {
    return { ...run, is: 'done', problem: end.problem, printed: run.printed + end.printed };
  }
  const isLast = run.frames === mostFrames;
  // The check at hand is not to blame, or it cannot be told which of two is.
  const isUnclear = end.type === 'absent' || end.type === 'aftermath' || run.begun.length > 1;
  if (isUnclear && !isLast) return retry(run);
  const loss = lossOf(end.type);
  const current = run.planned.find(({ id }) => run.begun.includes(id));
  if (end.type === 'absent' || !current) {
    return { ...run, is: 'done', problem: { ...loss, line: null, column: null } };
  }
  const blamed = { ...run, checks: [...run.checks, toLostResult(current, loss, afterMs)] };
  return isLast ? { ...blamed, is: 'done' } : retry(blamed);
}

const retry = (run: CodeRun): CodeRun => ({ ...run, is: 'retrying', frames: run.frames + 1, begun: [] });

/** What there is of a run, its checks in the order of the exercise. */
export function toCodeResult(run: CodeRun, exercise: string, durationMs: number): RunResult {
  const { planned, checks, problem, printed } = run;
  const resultOf = (id: string) => checks.find((check) => check.id === id);
  const inOrder = planned.flatMap(({ id }) => resultOf(id) ?? []);
  const result = toRunResult({ exercise, problem, checks: inOrder, printed, durationMs });
  // A run that was cut short has passed nothing.
  const isUnjudged = planned.some(({ id, tier }) => tier === 'core' && !resultOf(id));
  return result.status === 'pass' && isUnjudged ? { ...result, status: 'error' } : result;
}
