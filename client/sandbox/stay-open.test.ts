// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stayOpen } from './stay-open.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const hour = 3_600_000;

it('says four times in an idle time that somebody is here, until it is stopped', () => {
  const say = vi.fn();
  const stop = stayOpen(2 * hour, say);
  vi.advanceTimersByTime(2 * hour);
  expect(say).toHaveBeenCalledTimes(4);
  stop();
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(2 * hour);
  expect(say).toHaveBeenCalledTimes(4);
});

it('waits an hour at most, however long the idle time', () => {
  const say = vi.fn();
  const stop = stayOpen(365 * 24 * hour, say);
  vi.advanceTimersByTime(2 * hour);
  expect(say).toHaveBeenCalledTimes(2);
  stop();
});

it('says nothing while nobody can see the page, and says so as soon as somebody can again', () => {
  const say = vi.fn();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  const stop = stayOpen(2 * hour, say);
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(5 * hour);
  expect(say).not.toHaveBeenCalled();
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(say).toHaveBeenCalledTimes(1);
  stop();
});
