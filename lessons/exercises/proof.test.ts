import { describe } from 'vitest';
import { exerciseNames } from '../../server/grading/exercise-files.ts';
import { proveExercise } from './testing/prove-exercise.ts';

describe.each(exerciseNames())('the grader of %s, on ioredis-mock', (exercise) =>
  proveExercise(exercise, 'mock', () => null),
);
