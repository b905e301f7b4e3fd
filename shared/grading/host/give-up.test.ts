import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveUp } from './give-up.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setup() {
  const run = vi.fn();
  const after = (ms: number, what: () => void) => {
    const timer = setTimeout(what, ms);
    return () => clearTimeout(timer);
  };
  return { run, waiting: giveUp(1000, after, run) };
}

it('does not count the time in which the grader holds up the store', () => {
  const { run, waiting } = setup();
  vi.advanceTimersByTime(900);
  waiting.hold(true);
  vi.advanceTimersByTime(3000);
  waiting.hold(false);
  vi.advanceTimersByTime(999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
});

it('gives up in the end, however long it is held, and not when it is forgotten', () => {
  const { run, waiting } = setup();
  const other = setup();
  waiting.hold(true);
  other.waiting.hold(true);
  other.waiting.forget();
  vi.advanceTimersByTime(4000);
  expect(run).toHaveBeenCalledOnce();
  expect(other.run).not.toHaveBeenCalled();
});
