import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { startRedis } from '../store/start-redis.ts';
import { askServer } from '../testing/ask-server.ts';
import { spawnServer } from '../testing/spawn-server.ts';
import { walkLessonOne } from '../testing/walk-lesson-one.ts';
import type { Measured } from './budget.ts';

const SANDBOXES = 500;

/** What an idle sandbox takes, in Redis and in the process together: just opened, and after lesson one. */
export async function measureMemory(): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const server = spawnServer({ REDIS_URL: redis.url, NODE_OPTIONS: '--max-semi-space-size=4' });
  const client = new Redis(redis.url);
  try {
    const { port, pid } = await server.opened;
    const ask = (path: string, init = {}) => askServer(port, path, init);
    const open = () =>
      ask('/api/sandboxes', { method: 'POST', headers: { 'content-type': 'application/json' } });
    const used = async () => ({ inRedis: await redisBytes(client), inProcess: residentBytes(pid) });
    // Whatever the first ones set up is there for all.
    for (let n = 0; n < 300; n++) await walkLessonOne(ask);

    const before = await used();
    for (let n = 0; n < SANDBOXES; n++) await open();
    const opened = await used();
    for (let n = 0; n < SANDBOXES; n++) await walkLessonOne(ask);
    const walked = await used();
    const each = (more: number, less: number) => Math.max(more - less, 0) / SANDBOXES / 1024;
    const rows = (when: string, from: typeof before, to: typeof before): Measured[] => {
      const [redisKb, processKb] = [each(to.inRedis, from.inRedis), each(to.inProcess, from.inProcess)];
      const what = `memory of an idle sandbox, ${when}`;
      return [
        { what: `${what}, in Redis alone`, value: redisKb, unit: 'KB', budget: null },
        { what: `${what}, with the process`, value: redisKb + processKb, unit: 'KB', budget: 50 },
      ];
    };
    return [...rows('just opened', before, opened), ...rows('after lesson one', opened, walked)];
  } finally {
    client.disconnect();
    server.signal('SIGKILL');
    await redis.stop();
  }
}

async function redisBytes(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
