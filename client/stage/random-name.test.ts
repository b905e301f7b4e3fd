import { expect, it, vi } from 'vitest';
import { randomName } from './random-name.ts';

it('is another one each time, also where a page came over plain http', () => {
  const { crypto } = globalThis;
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const names = Array.from({ length: 100 }, randomName);
  expect(new Set(names).size).toBe(100);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{24}$/);
});
