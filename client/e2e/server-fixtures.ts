import { test as base } from '@playwright/test';
import { startRedis } from '../../server/testing/start-redis.ts';
import { type Served, serve } from './serve.ts';
import { serveStatic } from './serve-static.ts';

type WorkerFixtures = {
  /** Whether the product is the static build: files on a dumb host, and its server in the browser. */
  isStatic: boolean;
  /** That host; null where it is not. */
  staticHost: Served | null;
  /** The built product with its store in memory. */
  server: Served;
  /** The built product on a Redis of its own. A test that asks for it is skipped where none can be had, never in CI. */
  redisServer: Served & { redisUrl: string };
};

/** Servers, one of each kind for a worker and only where a test asks for it. */
export const test = base.extend<object, WorkerFixtures>({
  isStatic: [false, { option: true, scope: 'worker' }],
  staticHost: [
    async ({ isStatic }, use) => {
      const host = isStatic ? await serveStatic() : null;
      await use(host);
      await host?.stop();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ staticHost }, use) => {
      if (staticHost) return use(staticHost);
      const server = await serve(null);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  redisServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this very pattern.
    async ({}, use) => {
      const redis = await startRedis();
      base.skip(redis === null, 'there is no redis-server on this machine');
      if (redis === null) return;
      const server = await serve(redis.url);
      await use({ ...server, redisUrl: redis.url });
      await server.stop();
      await redis.stop();
    },
    { scope: 'worker' },
  ],
});
