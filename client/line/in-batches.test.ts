import { expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

it('hands a burst on at once, in its order, and what comes later in a task of its own', () => {
  const tasks: (() => void)[] = [];
  const seen: number[] = [];
  const give = inBatches<number>(
    (message) => {
      seen.push(message);
      if (message === 2) give(4);
    },
    (then) => tasks.push(then),
  );
  for (const message of [1, 2, 3]) give(message);
  expect(tasks).toHaveLength(1);
  expect(seen).toEqual([]);
  tasks.shift()?.();
  expect(seen).toEqual([1, 2, 3]);
  tasks.shift()?.();
  expect(seen).toEqual([1, 2, 3, 4]);
});
