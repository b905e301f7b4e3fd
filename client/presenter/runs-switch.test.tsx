// @vitest-environment jsdom

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { StageState } from '#shared/api/stage-api.ts';
import { runsAt } from '#shared/api/stage-runs.fixture.ts';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import { LessonRunsProvider, useOfferRuns } from './lesson-runs.tsx';
import { RunsSwitch } from './runs-switch.tsx';

const runs = runsAt({ from: 5, to: 8 }, { from: 13, to: 16 });
const live: StageState = {
  cursor: null,
  head: 16,
  isHeld: false,
  isPlaying: false,
  view: 'both',
  isDark: false,
  runs: null,
};

function Lesson({ offers }: { offers: StageRuns | null }) {
  useOfferRuns(offers);
  return null;
}

function setup(stage: StageState, offers: StageRuns | null = runs) {
  const order = vi.fn();
  render(
    <LessonRunsProvider>
      <RunsSwitch stage={stage} order={order} />
      <Lesson offers={offers} />
    </LessonRunsProvider>,
  );
  const button = screen.queryByRole('button', { name: 'Both runs side by side' });
  if (button) fireEvent.click(button);
  return { button, order };
}

afterEach(cleanup);

it('is not there for a lesson without two runs', () => {
  expect(setup(live, null).button).toBeNull();
});

it('lays what the lesson has', () => {
  expect(setup(live).order).toHaveBeenCalledExactlyOnceWith({ does: 'runs', runs });
});

it.each([
  ['looks back', { ...live, cursor: 15 }],
  ['has the end in its wings', { ...live, isHeld: true, head: 15 }],
])('lays nothing on a stage that %s, and says what for', (_, stage) => {
  const { button, order } = setup(stage);
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  expect(order).not.toHaveBeenCalled();
  expect(screen.getByText(/Once the stage has shown the second one/)).toBeDefined();
});

it('puts away what lies there, also when another lesson is at hand', () => {
  const { button, order } = setup({ ...live, runs }, null);
  expect(button?.getAttribute('aria-pressed')).toBe('true');
  expect(order).toHaveBeenCalledExactlyOnceWith({ does: 'runs', runs: null });
  expect(screen.getByText(/all else waits until they are put away/)).toBeDefined();
});
