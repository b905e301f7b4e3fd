import { expect, it, vi } from 'vitest';
import { firstSettings, type SandboxSettings } from '#shared/sandbox/settings.ts';
import { borrowedSettings } from '../../storage/borrowed-settings.ts';
import { createMemoryShelf } from '../../storage/memory-shelf.ts';
import { borrow, borrowedFrom, putBack } from './put-back.ts';

const sticky: SandboxSettings = { ...firstSettings, balancing: 'sticky' };
const setup = (entries: Record<string, string> = {}) => {
  const shelf = createMemoryShelf(entries);
  return borrowedSettings(() => shelf);
};

it('puts back what a sandbox was like, and then knows of nothing', async () => {
  const record = setup();
  borrow('one', sticky, record);
  const arrange = vi.fn(async () => null);
  expect(await putBack('one', { arrange, record })).toBeNull();
  expect(arrange).toHaveBeenCalledWith('one', sticky);
  expect(record.read()).toEqual({ state: 'absent' });
  await putBack('one', { arrange, record });
  expect(arrange).toHaveBeenCalledTimes(1);
});

it('keeps what was there first, where a run before was left half-way', () => {
  const record = setup();
  borrow('one', sticky, record);
  borrow('one', firstSettings, record);
  expect(borrowedFrom('one', record)).toEqual(sticky);
});

it('keeps it while the server does not answer, and forgets it with its sandbox', async () => {
  const record = setup();
  borrow('one', sticky, record);
  borrow('two', sticky, record);
  const away = async () => ({ message: 'Nobody answers.', isGone: false });
  expect(await putBack('one', { arrange: away, record })).toBe('Nobody answers.');
  expect(borrowedFrom('one', record)).toEqual(sticky);
  const gone = async () => ({ message: 'It has gone.', isGone: true });
  expect(await putBack('one', { arrange: gone, record })).toBeNull();
  expect(borrowedFrom('one', record)).toBeNull();
  expect(borrowedFrom('two', record)).toEqual(sticky);
});

it.each(['{', '[]', '{"one":7}'])('does nothing by %s, which nobody here has written', async (text) => {
  const record = setup({ 'coat-check:borrowed-settings': text });
  const arrange = vi.fn(async () => null);
  expect(await putBack('one', { arrange, record })).toBeNull();
  expect(arrange).not.toHaveBeenCalled();
});
