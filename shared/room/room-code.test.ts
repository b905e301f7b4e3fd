import { expect, it } from 'vitest';
import { codeAlphabet, readRoomCode, sayRoomCode } from './room-code.ts';

it.each(['KTC74M', 'ktc74m', 'KTC-74M', ' ktc 74m '])('reads %j', (typed) => {
  expect(readRoomCode(typed)).toBe('KTC74M');
});

it.each(['', 'KTC74', 'KTC74MM', 'KTC74O', 'KTC7 4M1', '../KTC7', 'K%54C74M'])(
  'takes %j for none',
  (typed) => {
    expect(readRoomCode(typed)).toBeNull();
  },
);

it('has no two signs that look or sound alike, and no vowel', () => {
  expect(codeAlphabet).not.toMatch(/[01258AEGILOQSUVZB]/);
  expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
});

it('says a code in two halves, which is read back', () => {
  expect(sayRoomCode('KTC74M')).toBe('KTC-74M');
  expect(readRoomCode(sayRoomCode('KTC74M'))).toBe('KTC74M');
});
