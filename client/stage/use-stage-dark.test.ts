import { expect, it } from 'vitest';
import { isDarkInSearch, searchWithDark } from './use-stage-dark.ts';

it.each(['', '?event=3&view=diagram'])('keeps what an address says besides: %j', (search) => {
  expect(isDarkInSearch(search)).toBe(false);
  const dark = searchWithDark(search, true);
  expect(isDarkInSearch(dark)).toBe(true);
  expect(searchWithDark(dark, true)).toBe(dark);
  expect(searchWithDark(dark, false)).toBe(search);
});
