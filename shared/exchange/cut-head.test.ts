import { expect, it } from 'vitest';
import type { Headers } from '../trace/event.ts';
import { cutHeaders, cutPath } from './cut-head.ts';

const sizeOf = (headers: Headers) => JSON.stringify(headers).length;

it('keeps ordinary headers as they are, long cookies too', () => {
  const headers: Headers = [
    ['Host', 'localhost'],
    ['Cookie', `session_id=${'x'.repeat(4096)}`],
  ];
  expect(cutHeaders(headers)).toBe(headers);
  expect(cutPath('/api/login?next=/')).toBe('/api/login?next=/');
});

it('cuts long values where there are too many characters, says how many are left out, and keeps the short ones', () => {
  const cut = cutHeaders([
    ['x-long', 'x'.repeat(14_000)],
    ['cookie', 'session_id=a'],
  ]);
  expect(cut[0]?.[1]).toMatch(/^x{1024}… \(12976 more characters, not kept\)$/);
  expect(cut[1]).toEqual(['cookie', 'session_id=a']);
});

it('says how many lines are left out', () => {
  const many = Array.from({ length: 2000 }, (_, index): [string, string] => [`x-${index}`, 'y'.repeat(20)]);
  const cut = cutHeaders(many);
  expect(sizeOf(cut)).toBeLessThan(20_000);
  expect(cut.at(-1)?.[1]).toMatch(/^\d+ more lines of \d+ characters, not kept$/);
  expect(cut.slice(0, -1)).toEqual(many.slice(0, cut.length - 1));
});

it('keeps every head small, whatever it is made of', () => {
  for (const headers of [
    [['n'.repeat(60_000), 'v']],
    Array.from({ length: 60 }, () => ['x', 'é'.repeat(1000)]),
  ] as Headers[]) {
    expect(sizeOf(cutHeaders(headers))).toBeLessThan(12_000);
  }
  expect(cutPath(`/${'😀'.repeat(9000)}`)).toMatch(/^\/(😀)+… \(\d+ more characters, not kept\)$/);
});
