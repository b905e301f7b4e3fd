import { expect, it } from 'vitest';
import { findPrintedError } from './find-printed-error.ts';

const stack = (line: number) => `    at next (router.js:1:2)\n    at exercise.ts:${line}:7\n`;

it('finds the last error with a stack, and the learner’s line in it', () => {
  const text = `one\nTypeError: first\n${stack(3)}two\nReplyError [ERR_X]: second\n${stack(9)}three\n`;
  expect(findPrintedError(text)).toEqual({ message: 'ReplyError [ERR_X]: second', line: 9 });
});

it('knows no line where the stack has none of the learner’s', () => {
  expect(findPrintedError('Error: lost\n    at redis.js:1:2')).toEqual({
    message: 'Error: lost',
    line: null,
  });
});

it('takes no other printed line for an error', () => {
  expect(findPrintedError('Error: only said\nat the door\n')).toBeNull();
  expect(findPrintedError('')).toBeNull();
});
