import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { askServer } from './ask-server.ts';
import { createRoundRobin, type RoundRobin } from './create-round-robin.ts';
import type { Asker } from './open-sandbox.ts';
import { type ServerProcess, spawnServer } from './spawn-server.ts';
import { type StartedRedis, startRedis } from './start-redis.ts';

export type TwoProcesses = {
  /** The Redis that runs, or ran last. */
  redis(): StartedRedis;
  /** On the same port, with what it had kept. */
  startRedisAgain(): Promise<void>;
  balancer: RoundRobin;
  processes: readonly ServerProcess[];
  ask: Asker;
};

/**
 * For all tests of a file: two processes on one Redis that keeps its data in a folder, behind a balancer that takes
 * turns. Where there is no Redis the tests are skipped.
 * @returns the two, to be asked for within tests
 */
export function shareTwoProcesses(): () => TwoProcesses {
  let two: TwoProcesses | null = null;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    two = await startTwoProcesses((end) => void ends.unshift(end));
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  beforeEach((context) => context.skip(two === null, 'redis-server is not installed'));
  return () => {
    if (two) return two;
    throw new Error('Could not use two processes: they are started before the tests. Ask within one.');
  };
}

/** @param atEnd takes what is to be done in the end, the last thing first */
async function startTwoProcesses(atEnd: (end: () => unknown) => void): Promise<TwoProcesses | null> {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-kept-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const start = (port: number | null = null) =>
    startRedis({ port, folder, settings: { appendfsync: 'always' } });
  let redis = await start();
  if (!redis) return null;
  atEnd(() => redis?.stop());
  const balancer = await createRoundRobin();
  atEnd(balancer.close);
  const environment = {
    REDIS_URL: redis.url,
    PUBLIC_URL: `http://127.0.0.1:${balancer.port}`,
    TRUST_PROXY: '1',
  };
  const starting = [spawnServer(environment), spawnServer(environment)];
  atEnd(async () => {
    for (const process of starting) process.signal('SIGKILL');
    await Promise.all(starting.map(({ ended }) => ended));
  });
  const processes = await Promise.all(starting.map(({ opened }) => opened));
  balancer.targets.push(...processes.map(({ port }) => port));
  const { port } = redis;
  return {
    redis: () => redis as StartedRedis,
    async startRedisAgain() {
      redis = await start(port);
    },
    balancer,
    processes,
    ask: (path, init = {}) => askServer(balancer.port, path, init),
  };
}
