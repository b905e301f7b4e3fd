import { expect, it } from 'vitest';
import { watchFetches } from './watch-fetches.mjs';

const failed = 'npm http fetch GET https://registry.npmjs.org/vite attempt 1 failed with ENOTFOUND';
const came = 'npm http fetch GET 200 https://registry.npmjs.org/vite 31ms (cache miss)';

it('gives up on a registry that fails three times and has never answered', () => {
  const fetches = watchFetches();
  expect([failed, failed].map(fetches.take)).toEqual([true, true]);
  expect(fetches.unreachable()).toBeNull();
  fetches.take(failed);
  expect(fetches.unreachable()).toBe('ENOTFOUND');
});

it('does not give up on one that has answered before', () => {
  const fetches = watchFetches();
  for (const line of [came, failed, failed, failed, failed]) fetches.take(line);
  expect(fetches.unreachable()).toBeNull();
  expect(fetches.fetched()).toBe(1);
});

it('leaves npm’s other lines to be shown', () => {
  expect(watchFetches().take('npm error code E404')).toBe(false);
});
