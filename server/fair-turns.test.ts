import { expect, it } from 'vitest';
import { createFairTurns, LineFull } from './fair-turns.ts';

function setup(atOnce: number, each = atOnce) {
  const takeTurn = createFairTurns({ atOnce, each });
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const ask = (party: string, name: string) =>
    takeTurn(party, () => {
      begun.push(name);
      return new Promise<void>((resolve) => finish.push(resolve));
    });
  return { takeTurn, ask, begun, finish };
}

it('lets one who asks once in before one who asks a lot', async () => {
  const { ask, begun, finish } = setup(1);
  const all = [ask('greedy', 'g1'), ask('greedy', 'g2'), ask('greedy', 'g3'), ask('modest', 'm1')];
  for (const [index] of all.entries()) {
    await expect.poll(() => begun.length).toBe(index + 1);
    finish[index]?.();
  }
  await Promise.all(all);
  expect(begun).toEqual(['g1', 'g2', 'm1', 'g3']);
});

it('runs as many at once as it may and no more', async () => {
  const { ask, begun, finish } = setup(2);
  const all = [ask('a', 'a1'), ask('b', 'b1'), ask('c', 'c1')];
  await Promise.resolve();
  expect(begun).toEqual(['a1', 'b1']);
  finish[0]?.();
  await all[0];
  await expect.poll(() => begun).toEqual(['a1', 'b1', 'c1']);
  for (const end of finish) end();
  await Promise.all(all);
});

it('keeps places free for others, however much one asks for', async () => {
  const { ask, begun, finish } = setup(Number.POSITIVE_INFINITY, 2);
  const all = [...Array.from({ length: 5 }, (_, n) => ask('greedy', `g${n}`)), ask('modest', 'm1')];
  await Promise.resolve();
  expect(begun).toEqual(['g0', 'g1', 'm1']);
  for (let n = 0; n < all.length; n++) {
    await expect.poll(() => finish.length).toBeGreaterThan(n);
    finish[n]?.();
  }
  await Promise.all(all);
  expect(begun).toEqual(['g0', 'g1', 'm1', 'g2', 'g3', 'g4']);
});

it('goes on after work that failed', async () => {
  const { takeTurn } = setup(1);
  await expect(takeTurn('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await takeTurn('a', async () => 'done')).toBe('done');
});

it('lets so much of one party wait, and refuses what is more', async () => {
  const takeTurn = createFairTurns({ each: 1, maxWaiting: 2 });
  let finish!: () => void;
  const going = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const all = [
    takeTurn('greedy', () => going),
    takeTurn('greedy', () => going),
    takeTurn('greedy', () => going),
  ];
  await expect(takeTurn('greedy', () => going)).rejects.toThrow(LineFull);
  expect(await takeTurn('modest', async () => 'done')).toBe('done');
  finish();
  await Promise.all(all);
  expect(await takeTurn('greedy', async () => 'done')).toBe('done');
});
