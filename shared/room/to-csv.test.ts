import { expect, it } from 'vitest';
import { toCsv } from './to-csv.ts';

it('writes rows that any reader takes apart again', () => {
  expect(
    toCsv([
      ['a "word"', 3],
      ['two\nlines, and a comma', -1],
    ]),
  ).toBe('"a ""word""",3\r\n"two\nlines, and a comma",-1\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'leaves no cell that a spreadsheet runs: %j',
  (text) => {
    expect(toCsv([[text]])).toBe(`"'${text}"\r\n`);
  },
);
