import { expect, it } from 'vitest';
import { readTestLevel } from './test-level.mjs';

it('takes no level that does not exist for the usual one', () => {
  expect([undefined, '', 'usual', 'all'].map(readTestLevel)).toEqual(['usual', 'usual', 'usual', 'all']);
  expect(() => readTestLevel('ALL')).toThrow(/^Could not test at the level "ALL": .* Set one of them\.$/);
});
