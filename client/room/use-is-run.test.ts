// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RoomQuestion } from '#shared/api/room-api.ts';
import { useIsRun } from './use-is-run.ts';

const asked = (id: string, counts: number[] | null): RoomQuestion => ({
  id,
  text: 'What comes next?',
  options: ['A 200', 'B 401'],
  counts,
});

function setup(question: RoomQuestion | null, shown: number) {
  const { result, rerender } = renderHook(
    (props: { question: RoomQuestion | null; shown: number }) => useIsRun(props.question, props.shown),
    { initialProps: { question, shown } },
  );
  return { isRun: () => result.current, next: rerender };
}

it('takes a closed question for run once another event is shown, and an open one never', () => {
  const { isRun, next } = setup(asked('aaaaaaaaaaaa', null), 4);
  expect(isRun()).toBe(false);
  next({ question: asked('aaaaaaaaaaaa', null), shown: 5 });
  expect(isRun()).toBe(false);
  next({ question: asked('aaaaaaaaaaaa', [1, 2]), shown: 5 });
  expect(isRun()).toBe(false);
  next({ question: asked('aaaaaaaaaaaa', [1, 2]), shown: 6 });
  expect(isRun()).toBe(true);
});

it('begins anew with the next question', () => {
  const { isRun, next } = setup(asked('aaaaaaaaaaaa', [1, 2]), 4);
  next({ question: asked('aaaaaaaaaaaa', [1, 2]), shown: 5 });
  expect(isRun()).toBe(true);
  next({ question: null, shown: 5 });
  expect(isRun()).toBe(false);
  next({ question: asked('bbbbbbbbbbbb', null), shown: 5 });
  expect(isRun()).toBe(false);
});
