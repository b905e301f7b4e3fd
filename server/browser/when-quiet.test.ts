import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenQuiet } from './when-quiet.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const setup = (work = vi.fn(async () => undefined)) => ({
  work,
  asked: whenQuiet({ quietMs: 2000, mostMs: 10_000 }, work),
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('begins behind the last of several requests, and is done once', async () => {
  const { work, asked } = setup();
  const over = asked();
  for (let requests = 0; requests < 4; requests += 1) {
    await pass(1500);
    void asked();
  }
  await pass(1999);
  expect(work).not.toHaveBeenCalled();
  await pass(1);
  await over;
  await asked();
  await pass(20_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('begins where requests never cease, too', async () => {
  const { work, asked } = setup();
  for (let requests = 0; requests < 10; requests += 1) {
    void asked();
    await pass(999);
  }
  expect(work).not.toHaveBeenCalled();
  void asked();
  await pass(10);
  expect(work).toHaveBeenCalledTimes(1);
});

it('tries again behind a later request what failed', async () => {
  const { work, asked } = setup(vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')));
  void asked();
  await pass(20_000);
  expect(work).toHaveBeenCalledTimes(1);
  void asked();
  await pass(2000);
  expect(work).toHaveBeenCalledTimes(2);
});
