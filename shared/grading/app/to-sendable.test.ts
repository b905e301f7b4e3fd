import { parse } from 'node:querystring';
import { expect, it } from 'vitest';
import { toSendable } from './to-sendable.ts';

it.each([
  ['a record without a prototype', parse('a=1&b=2'), { a: '1', b: '2' }],
  ['a record of them', { a: parse('b=2') }, { a: { b: '2' } }],
  ['a date, as it is written down', new Date(0), String(new Date(0))],
  ['a map, whose keys become words', new Map([[1, parse('b=2')]]), new Map([['1', { b: '2' }]])],
  ['a function', Math.max, String(Math.max)],
])('sends %s', (_what, argument, sent) => {
  expect(toSendable(argument)).toEqual(sent);
});
