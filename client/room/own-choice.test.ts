import { expect, it } from 'vitest';
import { choiceOf, ownOf } from './own-choice.ts';

const steps = (lesson: string) => ({ lesson, step: 'first' });

it('knows a lesson and an exercise of the same name apart, there and back', () => {
  expect(ownOf('exercise challenge', steps)).toEqual({ exercise: 'challenge' });
  expect(ownOf('challenge', steps)).toEqual({ lesson: 'challenge', step: 'first' });
  for (const value of ['challenge', 'exercise challenge']) expect(choiceOf(ownOf(value, steps))).toBe(value);
});
