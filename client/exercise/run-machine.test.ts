import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import type { CheckResult, RunResult } from '#shared/grading/verdict.ts';
import type { CodeRunner } from '../grading/code-runner.ts';
import { runMachine, runStream } from './run-machine.ts';
import { scoreOf } from './score.ts';

const planned = [
  { id: 'login', name: 'lets people in', tier: 'core' as const, points: 2, expected: '', why: '' },
  { id: 'race', name: 'keeps its head', tier: 'hardening' as const, points: 1, expected: '', why: '' },
];
const result = (id: string, status: CheckResult['status']): CheckResult =>
  passedCheck(id, {
    ...(planned.find((one) => one.id === id) ?? planned[0]),
    status,
    fault: status === 'pass' ? null : 'wrong-behaviour',
    expected: '',
    why: '',
  });
const run = (status: RunResult['status'], checks: CheckResult[]): RunResult => ({
  exercise: 'challenge',
  status,
  problem: null,
  checks,
  printed: '',
  durationMs: 1,
});

function setup() {
  type On = Parameters<CodeRunner['run']>[2];
  const runs: { text: string; on: On; end: (result: RunResult) => void; fail: (error: Error) => void }[] = [];
  let cancelled = 0;
  const runner: CodeRunner = {
    run: (_exercise, text, on) =>
      new Promise((end, fail) => {
        runs.push({ text, on, end, fail });
      }),
    cancel: () => void cancelled++,
    openLive: () => Promise.reject(new Error('not in this test')),
    close: () => undefined,
  };
  const stream = runStream(() => Promise.resolve(runner), 'challenge');
  const actor = createActor(runMachine.provide({ actors: { runner: stream } })).start();
  return {
    actor,
    runs,
    cancelled: () => cancelled,
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('a run', () => {
  it('takes each verdict as it comes, and passes with core although hardening failed', async () => {
    const { actor, runs, state, context, settle } = setup();
    actor.send({ type: 'run', text: 'mine' });
    await settle();
    runs[0]?.on.started(planned);
    runs[0]?.on.check(result('login', 'pass'));
    expect(state()).toBe('running');
    expect(scoreOf(context().planned, context().results)).toEqual({
      points: 2,
      of: 2,
      badges: 0,
      badgesOf: 1,
    });
    runs[0]?.end(run('pass', [result('login', 'pass'), result('race', 'fail')]));
    await settle();
    expect(state()).toBe('passed');
    expect(context()).toMatchObject({ text: 'mine', results: [{ id: 'login' }, { id: 'race' }] });
  });

  it('ends in the runner when it is cancelled, and hears no late verdict', async () => {
    const { actor, runs, state, context, cancelled, settle } = setup();
    actor.send({ type: 'run', text: 'mine' });
    await settle();
    actor.send({ type: 'cancel' });
    runs[0]?.on.check(result('login', 'fail'));
    await settle();
    expect([state(), cancelled(), context().results]).toEqual(['cancelled', 1, []]);
  });

  it('lets a second run end the first', async () => {
    const { actor, runs, state, context, cancelled, settle } = setup();
    actor.send({ type: 'run', text: 'one' });
    await settle();
    actor.send({ type: 'run', text: 'two' });
    await settle();
    runs[0]?.end(run('fail', [result('login', 'fail')]));
    await settle();
    expect([state(), context().text, cancelled()]).toEqual(['running', 'two', 1]);
  });

  it('calls a run without a check a problem, not a pass', async () => {
    const { actor, runs, state, settle } = setup();
    actor.send({ type: 'run', text: 'mine' });
    await settle();
    runs[0]?.end(run('error', []));
    await settle();
    expect(state()).toBe('problem');
  });

  it('remembers of each check what it said about the text before, however often this one is run', async () => {
    const { actor, runs, context, settle } = setup();
    const runWith = async (text: string, ...checks: CheckResult[]) => {
      actor.send({ type: 'run', text });
      await settle();
      runs.at(-1)?.end(run('fail', checks));
      await settle();
      return context().earlier.map(({ result: { id, status } }) => `${id} ${status}`);
    };
    expect(await runWith('one', result('login', 'fail'), result('race', 'fail'))).toEqual([]);
    const saidOfOne = ['login fail', 'race fail'];
    expect(await runWith('two', result('login', 'pass'), result('race', 'fail'))).toEqual(saidOfOne);
    expect(await runWith('two', result('login', 'pass'), result('race', 'pass'))).toEqual(saidOfOne);
    // A syntax error has nothing to say, and a run that is stopped has not said all.
    expect(await runWith('three')).toEqual(['login pass', 'race pass']);
    expect(await runWith('four', result('race', 'fail'))).toEqual(['login pass', 'race pass']);
    expect(await runWith('five', result('login', 'fail'))).toEqual(['login pass', 'race fail']);
    await runWith('six');
    expect(await runWith('five', result('login', 'fail'))).toEqual(['race fail']);
  });

  it('takes a broken runner upon itself', async () => {
    const { actor, runs, context, settle } = setup();
    actor.send({ type: 'run', text: 'mine' });
    await settle();
    runs[0]?.fail(new Error('no worker'));
    await settle();
    expect(context().problem).toMatchObject({ fault: 'grader-bug', message: 'no worker' });
  });
});
