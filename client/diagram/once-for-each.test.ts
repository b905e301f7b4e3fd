import { expect, it, vi } from 'vitest';
import { onceForEach } from './once-for-each.ts';

it('does its work once for each object, also where nothing comes of it', () => {
  const work = vi.fn(({ name }: { name?: string }) => name);
  const nameOf = onceForEach(work);
  const [ada, nobody] = [{ name: 'Ada' }, {}];
  expect([ada, nobody, ada, nobody, { name: 'Ada' }].map(nameOf)).toEqual([
    'Ada',
    undefined,
    'Ada',
    undefined,
    'Ada',
  ]);
  expect(work).toHaveBeenCalledTimes(3);
});
