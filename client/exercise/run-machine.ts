import { assign, fromCallback, setup } from 'xstate';
import type { WantedFlows } from '#shared/grading/current-lab.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import type { CodeRunner } from '../grading/code-runner.ts';
import type { PlannedCheck } from '../grading/grader-message.ts';
import { type LateFailure, toLateFailure } from '../late/late-error.ts';

export type RunReport =
  | { type: 'checks planned'; checks: readonly PlannedCheck[] }
  | { type: 'check done'; result: CheckResult }
  | { type: 'run done'; result: RunResult }
  /** The runner itself failed: never the learner's fault. */
  | { type: 'runner broke'; why: string; failure: LateFailure };

type RunEvent = RunReport | { type: 'run'; text: string } | { type: 'cancel' };

/** A result, and the text that it is about. */
export type Judged = { text: string; result: CheckResult };

export type RunContext = {
  /** The text that the verdicts are about. */
  text: string | null;
  planned: readonly PlannedCheck[];
  /** In the order in which they came. */
  results: readonly CheckResult[];
  /** What each check last said before this text: what it is a change to. */
  earlier: readonly Judged[];
  problem: RunResult['problem'];
  printed: string;
};

type RunInput = { text: string; flows: WantedFlows };

/** Runs a text in the runner; ends the run when the machine leaves it. */
export const runStream = (runner: () => Promise<CodeRunner>, exercise: string) =>
  fromCallback<{ type: string }, RunInput>(({ sendBack, input }) => {
    let isWanted = true;
    let opened: CodeRunner | null = null;
    const tell = (report: RunReport) => {
      if (isWanted) sendBack(report);
    };
    const run = async () => {
      opened = await runner();
      if (!isWanted) return;
      const on = {
        started: (checks: readonly PlannedCheck[]) => tell({ type: 'checks planned', checks }),
        check: (one: CheckResult) => tell({ type: 'check done', result: one }),
      };
      const result = await opened.run(exercise, input.text, on, input.flows);
      isWanted && tell({ type: 'run done', result });
      isWanted = false;
    };
    run().catch((error: unknown) =>
      tell({
        type: 'runner broke',
        why: error instanceof Error ? error.message : String(error),
        failure: toLateFailure(error),
      }),
    );
    return () => {
      // A run that is done has nothing left to end.
      if (isWanted) opened?.cancel();
      isWanted = false;
    };
  });

const nothing = { planned: [], results: [], problem: null, printed: '' };

/** The same text once more changes nothing; a run that was cut short leaves what the one before it said. */
const earlierThan = (text: string, last: RunContext): readonly Judged[] => {
  if (text === last.text) return last.earlier;
  const said = last.results.map((result) => ({ text: last.text ?? '', result }));
  const before = last.earlier.filter(({ result }) => !last.results.some(({ id }) => id === result.id));
  // Who goes back to an older text has changed nothing about it.
  return [...before, ...said].filter((one) => one.text !== text);
};

/** The flows that this run's are compared with: those of the same site in each check. */
const toWanted = (earlier: readonly Judged[]): WantedFlows =>
  Object.fromEntries(earlier.flatMap(({ result: { id, site } }) => (site === null ? [] : [[id, site]])));

/** A run of the checks: verdicts come one by one; a second run ends the first. */
export const runMachine = setup({
  types: { context: {} as RunContext, events: {} as RunEvent },
  actors: {
    runner: fromCallback<{ type: string }, RunInput>(() => {
      throw new Error('Provide the actor runner.');
    }),
  },
  guards: {
    isPassed: ({ event }) => event.type === 'run done' && event.result.status === 'pass',
    isAway: ({ event }) => event.type === 'runner broke' && event.failure !== 'broken',
    isFailed: ({ event }) => event.type === 'run done' && event.result.status === 'fail',
  },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'run' ? { ...nothing, text: event.text, earlier: earlierThan(event.text, context) } : {},
    ),
    plan: assign(({ event }) => (event.type === 'checks planned' ? { planned: event.checks } : {})),
    take: assign(({ context, event }) =>
      event.type === 'check done' ? { results: [...context.results, event.result] } : {},
    ),
    finish: assign(({ event }) => {
      if (event.type !== 'run done') return {};
      const { checks, problem, printed } = event.result;
      return { results: checks, problem, printed };
    }),
    tellBroken: assign(({ event }) =>
      event.type === 'runner broke'
        ? { problem: { fault: 'grader-bug' as const, message: event.why, line: null, column: null } }
        : {},
    ),
  },
}).createMachine({
  id: 'run',
  context: { text: null, earlier: [], ...nothing },
  initial: 'idle',
  on: { run: { target: '.running', actions: 'begin', reenter: true } },
  states: {
    idle: {},
    running: {
      invoke: {
        src: 'runner',
        input: ({ context }) => ({ text: context.text ?? '', flows: toWanted(context.earlier) }),
      },
      on: {
        'checks planned': { actions: 'plan' },
        'check done': { actions: 'take' },
        'run done': [
          { guard: 'isPassed', target: 'passed', actions: 'finish' },
          { guard: 'isFailed', target: 'failed', actions: 'finish' },
          { target: 'problem', actions: 'finish' },
        ],
        'runner broke': [
          { guard: 'isAway', target: 'away' },
          { target: 'problem', actions: 'tellBroken' },
        ],
        cancel: 'cancelled',
      },
    },
    /** The lab could not be fetched; it is run when it is here. */
    away: {},
    cancelled: {},
    passed: {},
    failed: {},
    problem: {},
  },
});
