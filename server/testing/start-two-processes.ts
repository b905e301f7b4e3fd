import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import { askServer } from './ask-server.ts';
import type { Asker } from './open-sandbox.ts';
import { startProcess } from './start-process.ts';
import { startRedis } from './start-redis.ts';
import { startRoundRobin } from './start-round-robin.ts';

/** Two processes on one Redis that keeps its data in a folder, behind a balancer that takes turns. */
export async function startTwoProcesses(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-kept-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const start = (port: number | null = null) =>
    startRedis({ port, folder, settings: { appendfsync: 'always' } });
  const redis = await start();
  if (!redis) return context.skip('redis-server is not installed');
  onTestFinished(() => redis.stop());
  const balancer = await startRoundRobin();
  const environment = {
    REDIS_URL: redis.url,
    PUBLIC_URL: `http://127.0.0.1:${balancer.port}`,
    TRUST_PROXY: '1',
  };
  const processes = await Promise.all([startProcess(environment), startProcess(environment)]);
  balancer.targets.push(...processes.map(({ port }) => port));
  const ask: Asker = (path, init = {}) => askServer(balancer.port, path, init);
  return { redis, startRedisAgain: () => start(redis.port), balancer, processes, ask };
}
