import { expect, it } from 'vitest';
import { budgetLine, isOver, percentile } from './budget.ts';

it('takes percentiles by the nearest rank', () => {
  const samples = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(percentile(samples, 0.5)).toBe(10);
  expect(percentile(samples, 0.95)).toBe(19);
  expect(percentile([7], 0.95)).toBe(7);
});

it('says so when a figure is over its budget, and only then', () => {
  const measured = { what: 'a thing', value: 61, unit: 'ms', budget: 60 } as const;
  expect(isOver(measured)).toBe(true);
  expect(budgetLine(measured)).toMatch(/61\.0 ms {3}budget 60 ms {3}OVER BUDGET$/);
  expect(budgetLine({ ...measured, value: 60 })).toMatch(/within$/);
  expect(budgetLine({ ...measured, budget: null })).toMatch(/for comparison$/);
});

it('tells ratios finely enough to see on which side of their budget they are', () => {
  const measured = { what: 'a thing', value: 1.12, unit: 'times', budget: 1.1 } as const;
  expect(budgetLine(measured)).toMatch(/1\.12 times {3}budget 1\.1 times {3}OVER BUDGET$/);
});
