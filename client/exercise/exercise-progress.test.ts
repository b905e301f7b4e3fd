import { expect, it } from 'vitest';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { exerciseProgress, keepRun, tellProgress } from './exercise-progress.ts';

function setup() {
  const shelf = createMemoryShelf();
  const run = (text: string, points: number, isSolved = false) =>
    keepRun(
      'challenge',
      'starter',
      { text, isSolved, score: { points, of: 24, badges: 0, badgesOf: 2 } },
      () => shelf,
    );
  return {
    run,
    kept: () => exerciseProgress('challenge', () => shelf).read(),
    told: () => tellProgress('challenge', () => shelf),
  };
}

it('keeps nothing of a run of the starter: what passes there is nobody’s doing', () => {
  const { run, kept, told } = setup();
  expect(run('starter', 18)).toBeNull();
  expect(kept()).toEqual({ state: 'absent' });
  run('mine', 20);
  expect(run('starter', 18)).toMatchObject({ points: 20 });
  expect(told()).toBe('20 of 24 points');
});

it('keeps the better of two runs of one’s own, and what is solved stays so', () => {
  const { run, told } = setup();
  run('mine', 20);
  run('worse', 3);
  expect(told()).toBe('20 of 24 points');
  run('right', 24, true);
  run('wrong again', 0);
  expect(told()).toBe('Solved');
});
