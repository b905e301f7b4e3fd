import type { LabAnswer } from '#shared/grading/lab.ts';
import type { CheckResult, RunResult, Tier } from '#shared/grading/verdict.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

export type PlannedCheck = { id: string; name: string; tier: Tier; points: number };

/** The learner's own server, driven by hand. Cookies are kept in a jar of its own, as a browser would. */
export type LiveServer = {
  send(request: {
    method: string;
    path: string;
    headers?: Record<string, string>;
    body?: string | null;
  }): Promise<LabAnswer>;
  subscribe(listener: (events: readonly TraceEvent[]) => void): () => void;
  advance(ms: number): Promise<void>;
  close(): void;
};

/** What the exercise page asks of the lab in which a learner's code runs. */
export type PageLab = {
  run(
    exercise: string,
    text: string,
    on: { started(checks: PlannedCheck[]): void; check(result: CheckResult): void },
  ): Promise<RunResult>;
  cancel(): void;
  /** @throws LearnerFault when the learner's server cannot start */
  openLive(text: string): Promise<LiveServer>;
  close(): void;
};
