import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { type StartedRedis, startRedis } from '../../../server/store/start-redis.ts';
import { proveChallenge } from './testing/prove.ts';

describe('the challenge’s grader, on Redis', () => {
  let started: StartedRedis | null = null;
  beforeAll(async () => {
    started = await startRedis();
  });
  afterAll(() => started?.stop());
  beforeEach((context) => context.skip(started === null, 'redis-server is not installed'));
  proveChallenge(() => started?.url ?? null);
});
