import { expect, it } from 'vitest';
import { createEndurance, toNotRun } from './endurance.ts';
import { checkResultSchema } from './verdict.ts';

const declared = { id: 'a', name: 'a', tier: 'core', points: 2, expected: 'e', why: 'w' } as const;

it('is over after the third check that held the thread, and not by any other failure', () => {
  const endurance = createEndurance();
  const faults = ['time-out', 'no-answer', 'wrong-behaviour', 'time-out', null, 'memory'] as const;
  for (const fault of faults) endurance.note({ fault });
  expect(endurance.isOver()).toBe(false);
  endurance.note({ fault: 'time-out' });
  expect(endurance.isOver()).toBe(true);
});

it('passes nothing that was not run, and says that it was not', () => {
  const result = checkResultSchema.parse(toNotRun(declared));
  expect(result).toMatchObject({ ...declared, status: 'fail', did: [], events: [] });
  expect(result.happened).toMatch(/^Not run:/);
});
