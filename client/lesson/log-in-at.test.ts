import { expect, it } from 'vitest';
import { lessonOf, logIn, lookUp, stepOf } from './lesson.fixture.ts';
import { logInAt } from './log-in-at.ts';

const first = stepOf('first', logIn);
const second = stepOf('second', logIn, lookUp);
const third = stepOf('third', lookUp);
const lesson = lessonOf(first, second, third);

it('leads to the nearest step before, and nowhere from where a login stands above', () => {
  const at = (step: typeof first, index: number) => logInAt('a', lesson, { step, index })?.href;
  expect(at(third, 0)).toBe('/s/a/lessons/one/second');
  expect(at(second, 0)).toBe('/s/a/lessons/one/first');
  expect(at(second, 1)).toBeUndefined();
  expect(at(first, 0)).toBeUndefined();
});
