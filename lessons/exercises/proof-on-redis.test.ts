import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { exerciseNames } from '../../server/grading/exercise-files.ts';
import { type StartedRedis, startRedis } from '../../server/testing/start-redis.ts';
import { proveExercise } from './testing/prove-exercise.ts';

describe.each(exerciseNames())('the grader of %s, on Redis', (exercise) => {
  let started: StartedRedis | null = null;
  beforeAll(async () => {
    started = await startRedis();
  });
  afterAll(() => started?.stop());
  beforeEach((context) => context.skip(started === null, 'redis-server is not installed'));
  proveExercise(exercise, 'redis', () => started?.url ?? null);
});
