import { expect, it } from 'vitest';
import { hearStage, type SeenStage, stillThere } from './seen-stage.ts';

const state = {
  cursor: null,
  head: 4,
  isHeld: false,
  isPlaying: false,
  view: 'both',
  isDark: false,
  runs: null,
} as const;
const told = (stage: string, head: number) =>
  ({ type: 'stage', stage, count: head, state: { ...state, head } }) as const;
const hear = (seen: SeenStage | null, stage: string, at: number, head = 4) =>
  hearStage(seen, told(stage, head), { at, isNear: true });
const hearFar = (seen: SeenStage | null, stage: string, at: number, head = 4) =>
  hearStage(seen, told(stage, head), { at, isNear: false });
const here = { at: 5, isNear: true };

it('is the stage that spoke last', () => {
  const seen = hear(hear(null, 'one', 0), 'two', 10, 7);
  expect(seen).toMatchObject({ stage: 'two', state: { head: 7 }, at: 10 });
});

it('goes when it says so, and not when another does', () => {
  const seen = hear(null, 'one', 0);
  expect(hearStage(seen, { type: 'stage left', stage: 'two' }, here)).toBe(seen);
  expect(hearStage(seen, { type: 'stage left', stage: 'one' }, here)).toBeNull();
});

it('is gone when it has not answered for ten seconds', () => {
  const seen = hear(null, 'one', 1000);
  expect(stillThere(seen, 10_999)).toBe(seen);
  expect(stillThere(seen, 11_000)).toBeNull();
});

it('does not hear what others are told', () => {
  const seen = hear(null, 'one', 0);
  expect(hearStage(seen, { type: 'order', order: { does: 'event after' } }, here)).toBe(seen);
  expect(hearStage(seen, { type: 'who is there' }, here)).toBe(seen);
});

it('does not go back to what was overtaken on its way', () => {
  const seen = hearFar(hearFar(null, 'one', 0, 5), 'one', 1, 4);
  expect(seen).toMatchObject({ state: { head: 5 } });
  // Another stage counts from its own beginning.
  expect(hearFar(seen, 'two', 2, 1)).toMatchObject({ stage: 'two', state: { head: 1 } });
});

it('is one in this browser before any on another machine, until that is gone', () => {
  const near = hear(hearFar(null, 'far', 0), 'near', 1);
  expect(near).toMatchObject({ stage: 'near', isNear: true });
  expect(hearFar(near, 'far', 2)).toBe(near);
  expect(hearFar(near, 'near', 2, 9)).toBe(near);
  expect(hearFar(stillThere(near, 20_000), 'far', 20_000)).toMatchObject({ stage: 'far', isNear: false });
});
