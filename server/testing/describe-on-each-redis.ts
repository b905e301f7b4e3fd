import { afterAll, describe } from 'vitest';
import { startRedis } from '../store/start-redis.ts';

/** Describes the same behaviour of the whole server on ioredis-mock and, where it is installed, on a real Redis. */
export async function describeOnEachRedis(
  name: string,
  tests: (redisUrl: string | null) => void,
): Promise<void> {
  const started = await startRedis();
  describe(`${name}, on ioredis-mock`, () => tests(null));
  describe.skipIf(!started)(`${name}, on Redis`, () => {
    afterAll(() => started?.stop());
    tests(started?.url ?? '');
  });
}
