import type { TestProject } from 'vitest/node';
import { startRedis } from './start-redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Redis that a project's tests share, each file in a database of its own; null where there is none. */
    redisUrl: string | null;
  }
}

/** Vitest's `globalSetup`: one Redis for all tests that neither stop it nor tell it what to keep. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const redis = await startRedis({ settings: { databases: '256' } });
  project.provide('redisUrl', redis?.url ?? null);
  return async () => redis?.stop();
}
