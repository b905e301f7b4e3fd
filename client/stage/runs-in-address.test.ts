import { expect, it } from 'vitest';
import { runsAt } from '#shared/api/stage-runs.fixture.ts';
import { runsInSearch, searchWithRuns } from './runs-in-address.ts';

const runs = runsAt({ from: 12, to: 20 }, { from: 31, to: 40 });

it.each(['', '?event=40&held=40&black=1'])('keeps what an address says besides: %j', (search) => {
  expect(runsInSearch(search)).toBeNull();
  const laid = searchWithRuns(search, runs);
  expect(runsInSearch(laid)).toEqual(runs);
  expect(searchWithRuns(laid, null)).toBe(search);
});

it.each([
  '12-20,31-40,logout,clears-cookie',
  '12-20,31-40,logout,clears-cookie,<b>',
  '20-12,31-40,logout,clears-cookie,deletes',
  '12-20,31-4000000000,logout,clears-cookie,deletes',
  '12-20,20-40,logout,clears-cookie,deletes',
  'null',
])('lays nothing over a stage whose address says %s', (says) => {
  expect(runsInSearch(`?runs=${encodeURIComponent(says)}`)).toBeNull();
});
