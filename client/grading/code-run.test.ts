import { expect, it } from 'vitest';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import { type CodeRun, type CodeRunNews, newRun, nextRun, toCodeResult } from './code-run.ts';
import type { RunEnd } from './create-grader.ts';
import type { PlannedCheck } from './grader-message.ts';

const planned: PlannedCheck[] = ['a', 'b', 'c', 'd'].map((id) => ({
  id,
  name: id,
  tier: 'core',
  points: 1,
  expected: 'A.',
  why: 'B.',
}));
const passed = (id: string): CodeRunNews => {
  const check = planned.find((one) => one.id === id) ?? planned[0];
  if (!check) throw new Error('There is no check.');
  return { type: 'check', result: passedCheck(id, check) };
};
const started: CodeRunNews = { type: 'started', checks: planned };
const begun = (id: string): CodeRunNews => ({ type: 'begun', id });
const ended = (type: Exclude<RunEnd['type'], 'done'>): CodeRunNews => ({
  type: 'frame ended',
  end: { type },
  afterMs: 7,
});
const done: CodeRunNews = {
  type: 'frame ended',
  end: { type: 'done', problem: null, printed: 'hello' },
  afterMs: 9,
};

const after = (...news: CodeRunNews[]): CodeRun => news.reduce(nextRun, newRun);
const faults = ({ checks }: Pick<CodeRun, 'checks'>) => checks.map(({ id, fault }) => [id, fault]);

it('is done with one frame when that says so', () => {
  const run = after(
    started,
    begun('a'),
    begun('b'),
    passed('b'),
    passed('a'),
    begun('c'),
    passed('c'),
    begun('d'),
    passed('d'),
    done,
  );
  expect(run).toMatchObject({ is: 'done', frames: 1, begun: [], problem: null, printed: 'hello' });
  const { status, checks } = toCodeResult(run, 'challenge', 9);
  expect(status).toBe('pass');
  expect(checks.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

it('goes on in another frame, blaming nobody, when it cannot tell which check broke the first', () => {
  const beginning = [started, begun('a'), passed('a'), begun('b'), begun('c')];
  const run = after(...beginning, ended('silent'));
  expect(run).toMatchObject({ is: 'retrying', frames: 2, begun: [], planned });
  expect(faults(run)).toEqual([['a', null]]);
});

it('blames no check that merely ran after one that was ended', () => {
  expect(faults(after(started, begun('a'), ended('aftermath')))).toEqual([]);
});

it('blames the only check that ran, and goes on with the others', () => {
  const run = after(started, begun('a'), ended('silent'));
  expect(run).toMatchObject({ is: 'retrying', frames: 2 });
  expect(run.checks).toMatchObject([{ id: 'a', status: 'fail', fault: 'memory', durationMs: 7 }]);
  expect(after(started, begun('a'), ended('flood')).checks).toMatchObject([{ id: 'a', fault: 'ended' }]);
});

it('has a problem of its own when a frame breaks before any check', () => {
  expect(after(ended('silent'))).toMatchObject({ is: 'done', problem: { fault: 'memory' } });
});

it('gives up after four frames', () => {
  const absent = [ended('absent'), ended('absent'), ended('absent'), ended('absent')];
  expect(after(...absent.slice(1))).toMatchObject({ is: 'retrying', frames: 4 });
  expect(after(...absent)).toMatchObject({ is: 'done', problem: { fault: 'grader-bug' } });
  const breaking = ['a', 'b', 'c', 'd'].flatMap((id) => [started, begun(id), ended('silent')]);
  expect(after(...breaking)).toMatchObject({ is: 'done', frames: 4, problem: null });
  expect(after(...breaking).checks).toHaveLength(4);
});

it('passes nothing when it is cancelled, and keeps what there is', () => {
  const run = after(started, begun('a'), passed('a'), begun('b'), ended('cancelled'));
  expect(run.is).toBe('done');
  const { status, checks } = toCodeResult(run, 'challenge', 9);
  expect(status).toBe('error');
  expect(checks.map(({ id }) => id)).toEqual(['a']);
});
