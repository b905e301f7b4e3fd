import { expect, it, vi } from 'vitest';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { createCodeRunner } from './code-runner.ts';
import type { Grader, GraderListener, RunEnd } from './create-grader.ts';
import type { PlannedCheck, RunOrder } from './grader-message.ts';

// The built scripts, of which none is started here.
vi.mock('./load-scripts.ts', () => ({ loadScripts: () => Promise.reject(new Error('not asked for')) }));

const texts = { tier: 'core', points: 1, expected: 'A.', why: 'B.' } as const;
const planned: PlannedCheck[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, ...texts }));
const toPass = (check: PlannedCheck): CheckResult => passedCheck(check.id, check);

/**
 * A runner whose checks pass, save that during some of them the process dies.
 * @param dies whether it does, in the frame of that number, from 1
 */
function setup(dies: (id: string, frame: number) => boolean) {
  const orders: RunOrder[] = [];
  const grader: Grader = {
    async run(order, _, on: GraderListener): Promise<RunEnd> {
      orders.push(order);
      on.started(planned);
      const left = planned.filter(({ id }) => !order.except.includes(id));
      for (let at = 0; at < left.length; at += order.atOnce) {
        const together = left.slice(at, at + order.atOnce);
        for (const { id } of together) on.begun(id);
        if (together.some(({ id }) => dies(id, orders.length))) return { type: 'silent' };
        for (const check of together) on.check(toPass(check));
      }
      return { type: 'done', problem: null, printed: '' };
    },
    next: () => grader,
    isLost: () => false,
    remove: () => undefined,
  };
  const run = () =>
    createCodeRunner(grader).run('challenge', '', { started: () => undefined, check: () => undefined });
  return { orders, run };
}

const faults = (checks: CheckResult[]) => checks.map(({ fault }) => fault);

it('blames neither of two checks side by side for a breakdown, and goes on one by one', async () => {
  const { orders, run } = setup((id, frame) => id === 'c' && frame === 1);
  const { checks, status } = await run();
  expect(orders.map(({ atOnce, except }) => ({ atOnce, except }))).toEqual([
    { atOnce: 2, except: [] },
    { atOnce: 1, except: ['a', 'b'] },
  ]);
  expect(faults(checks)).toEqual([null, null, null, null]);
  expect(status).toBe('pass');
});

it('blames the check during which it breaks down again, and judges the others', async () => {
  const { run } = setup((id) => id === 'c');
  const { checks, status } = await run();
  expect(faults(checks)).toEqual([null, null, 'memory', null]);
  expect(status).toBe('fail');
});

it('gives up when every check breaks it down', async () => {
  const { orders, run } = setup(() => true);
  const { checks, status } = await run();
  expect(faults(checks)).toEqual(['memory', 'memory', 'memory']);
  expect(orders).toHaveLength(4);
  expect(status).toBe('fail');
});
