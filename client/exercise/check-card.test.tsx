// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { passedCheck } from '#shared/grading/passed-check.fixture.ts';
import { CheckCard } from './check-card.tsx';

afterEach(cleanup);

const show = (change: Parameters<typeof passedCheck>[1]) =>
  render(
    <CheckCard
      result={passedCheck('catches-cache', change)}
      earlier={undefined}
      text=""
      hints={['nudge', 'idea', 'code']}
      isFirst
      onLine={vi.fn()}
    />,
  );

it('tells of a check that passed what gave a server away, on which line, and gives no hint', () => {
  const happened = 'Your test “t” gives it away: expected 200 to be 401.';
  const { container } = show({ happened, source: { file: 'exercise.ts', line: 9 } });
  expect(container.querySelector('.check-happened')?.textContent).toContain(happened);
  expect(screen.getByRole('button', { name: 'Go to line 9 of your code' })).toBeDefined();
  expect(screen.queryByRole('button', { name: /nudge/ })).toBeNull();
});

it('says nothing more of one that has nothing to show', () => {
  const { container } = show({});
  expect(container.querySelector('.check-happened')).toBeNull();
});
