import { describe } from 'vitest';
import { exerciseNames } from '../../server/grading/exercise-files.ts';
import { shareRedis } from '../../server/testing/share-redis.ts';
import { proveExercise } from './testing/prove-exercise.ts';

describe.each(exerciseNames())('the grader of %s, on Redis', (exercise) =>
  proveExercise(exercise, 'redis', shareRedis()),
);
