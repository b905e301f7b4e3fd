import { expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

it('holds so many entries, and forgets those that were set longest ago', () => {
  const map = new RecentMap<number>(3);
  for (const [at, key] of ['a', 'b', 'c', 'a', 'd'].entries()) map.set(key, at);
  expect([...map]).toEqual([
    ['c', 2],
    ['a', 3],
    ['d', 4],
  ]);
  map.delete('c');
  map.set('e', 5);
  expect([...map.keys()]).toEqual(['a', 'd', 'e']);
});
