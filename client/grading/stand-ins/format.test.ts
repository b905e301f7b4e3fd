import { format as formatInNode } from 'node:util';
import { expect, it } from 'vitest';
import { findPrintedError } from '#shared/grading/find-printed-error.ts';
import { format } from './format.ts';

const broken = (fields = {}, stack = 'TypeError: no user\n    at post (exercise.ts:12:3)') =>
  Object.assign(Object.defineProperty(new TypeError('no user'), 'stack', { value: stack }), fields);

it.each([
  ['an error', [broken()]],
  ['an error with fields of its own', [broken({ code: 'E_X', status: 400 })]],
  ['an error after a text', ['login failed:', broken()]],
  ['an error with more behind it', [broken(), 'at login', 3]],
  ['a text with places', ['%s of %d', 'one', 2]],
  ['numbers and text', [1, 'two', null]],
])('prints %s as Node does', (_, args) => {
  expect(format(...args)).toBe(formatInNode(...args));
});

it('gives the stack of a browser that names frames in another way the look of Node’s', () => {
  const firefox = 'post@exercise.ts:12:3\nhandle@blob:lab:1:99\n';
  const text = format(broken({}, firefox));
  expect(text).toBe('TypeError: no user\n    at post@exercise.ts:12:3\n    at handle@blob:lab:1:99');
  expect(findPrintedError(`${text}\n`)).toEqual({ message: 'TypeError: no user', line: 12 });
});

it('prints an error that lost its stack by what it says', () => {
  expect(format(broken({}, ''))).toBe('TypeError: no user');
});
