import { expect, it } from 'vitest';
import { chooseStages } from './choose-stages.mjs';
import type { Stage } from './test-stages.mjs';

const run = async () => ({ passed: 1, failed: 0, skipped: 0 });
const stages: Stage[] = [
  { name: 'types', part: 'static', level: 'usual', run },
  { name: 'units', part: 'unit', level: 'usual', run },
  { name: 'browser', part: 'e2e', level: 'usual', run },
  { name: 'engines', part: 'e2e', level: 'all', run },
];

const choose = (...args: string[]) => {
  const { level, chosen, extra } = chooseStages(stages, args);
  return { level, names: chosen.map(({ name }) => name), extra };
};

it('leaves out at the usual level what stands for a release only', () => {
  expect(choose()).toEqual({ level: 'usual', names: ['types', 'units', 'browser'], extra: [] });
});

it('runs every stage when told to test all', () => {
  const names = ['types', 'units', 'browser', 'engines'];
  expect(choose('--all')).toEqual({ level: 'all', names, extra: [] });
});

it('runs the parts that are named, at the level that is wanted, and hands on what it does not know', () => {
  expect(choose('--unit', 'server/http', '--static')).toEqual({
    level: 'usual',
    names: ['types', 'units'],
    extra: ['server/http'],
  });
  expect(choose('--all', '--e2e', '-g', 'login')).toEqual({
    level: 'all',
    names: ['browser', 'engines'],
    extra: ['-g', 'login'],
  });
});
