import { ensureRedis } from './ensure-redis.mjs';

/** @returns {Promise<import('./tally.mjs').Tally>} one skip, loudly, where there is no Redis to test with */
export async function prepareRedis() {
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (await ensureRedis()) return none;
  console.log(
    'SKIPPING THE TESTS ON A REAL REDIS: there is no redis-server on this machine, and it could not be installed. ' +
      'Install it (Debian, Ubuntu: sudo apt-get install redis-server) to run them.',
  );
  // A skip that nobody reads is a hole: where no person watches, it fails.
  return process.env.CI ? { ...none, failed: 1 } : { ...none, skipped: 1 };
}
