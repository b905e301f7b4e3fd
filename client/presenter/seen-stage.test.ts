import { expect, it } from 'vitest';
import { hearStage, type SeenStage, stillThere } from './seen-stage.ts';

const state = {
  cursor: null,
  head: 4,
  isHeld: false,
  isPlaying: false,
  view: 'both',
  isDark: false,
} as const;
const hear = (seen: SeenStage | null, stage: string, at: number, head = 4) =>
  hearStage(seen, { type: 'stage', stage, state: { ...state, head } }, at);

it('is the stage that spoke last', () => {
  const seen = hear(hear(null, 'one', 0), 'two', 10, 7);
  expect(seen).toMatchObject({ stage: 'two', state: { head: 7 }, at: 10 });
});

it('goes when it says so, and not when another does', () => {
  const seen = hear(null, 'one', 0);
  expect(hearStage(seen, { type: 'stage left', stage: 'two' }, 1)).toBe(seen);
  expect(hearStage(seen, { type: 'stage left', stage: 'one' }, 1)).toBeNull();
});

it('is gone when it has not answered for ten seconds', () => {
  const seen = hear(null, 'one', 1000);
  expect(stillThere(seen, 10_999)).toBe(seen);
  expect(stillThere(seen, 11_000)).toBeNull();
});

it('does not hear what others are told', () => {
  const seen = hear(null, 'one', 0);
  expect(hearStage(seen, { type: 'order', order: { does: 'event after' } }, 5)).toBe(seen);
  expect(hearStage(seen, { type: 'who is there' }, 5)).toBe(seen);
});
