import { expect, it } from 'vitest';
import { groupByRequest } from './group-by-request.ts';

it('puts together only what follows on each other', () => {
  const told = (row: number, request: string | null) => ({ row, request, sentence: `${row}` });
  const groups = groupByRequest([told(1, 'GET /a'), told(2, 'GET /a'), told(3, null), told(4, 'GET /a')]);
  expect(groups.map(({ request, differences }) => [request, differences.map(({ row }) => row)])).toEqual([
    ['GET /a', [1, 2]],
    [null, [3]],
    ['GET /a', [4]],
  ]);
});
