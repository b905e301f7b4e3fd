import { Redis } from 'ioredis';
import { askServer } from '../testing/ask-server.ts';
import { spawnServer } from '../testing/spawn-server.ts';
import { startRedis } from '../testing/start-redis.ts';
import { walkLessonOne } from '../testing/walk-lesson-one.ts';
import { askMemory, type Memory, TELLING } from './ask-memory.ts';
import type { Measured } from './budget.ts';

const SANDBOXES = 500;

type Used = Memory & { inRedis: number };

/**
 * What an idle sandbox takes, in Redis and in the process together: just opened, and after lesson one. In the process it
 * is what is held on to once all garbage is collected; the resident size beside it depends on when V8 last did so, and on
 * how much it keeps for later.
 */
export async function measureMemory(): Promise<Measured[]> {
  const redis = await startRedis({ required: true });
  if (!redis) return [];
  const starting = spawnServer({ REDIS_URL: redis.url, ...TELLING });
  const client = new Redis(redis.url);
  try {
    const server = await starting.opened;
    const ask = (path: string, init = {}) => askServer(server.port, path, init);
    const open = () =>
      ask('/api/sandboxes', { method: 'POST', headers: { 'content-type': 'application/json' } });
    const used = async (): Promise<Used> => ({
      inRedis: await redisBytes(client),
      ...(await askMemory(server)),
    });
    // Whatever the first ones set up is there for all.
    for (let n = 0; n < 300; n++) await walkLessonOne(ask);

    const before = await used();
    for (let n = 0; n < SANDBOXES; n++) await open();
    const opened = await used();
    for (let n = 0; n < SANDBOXES; n++) await walkLessonOne(ask);
    const walked = await used();
    return [...toRows('just opened', before, opened), ...toRows('after lesson one', opened, walked)];
  } finally {
    client.disconnect();
    starting.signal('SIGKILL');
    await redis.stop();
  }
}

function toRows(when: string, from: Used, to: Used): Measured[] {
  const each = (of: keyof Used) => (to[of] - from[of]) / SANDBOXES / 1024;
  const what = `idle sandbox, ${when}`;
  const [redis, held, resident] = [each('inRedis'), each('held'), each('resident')];
  return [
    { what: `${what}: in Redis`, value: redis, unit: 'KB', budget: null },
    { what: '… held by the process, all garbage collected', value: held, unit: 'KB', budget: null },
    { what: '… Redis and held together', value: redis + held, unit: 'KB', budget: 50 },
    { what: '… Redis and resident size together', value: redis + resident, unit: 'KB', budget: null },
  ];
}

async function redisBytes(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}
