import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { expect, it, onTestFinished } from 'vitest';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { RECORDED_KEY } from '../store/keys.ts';
import { makeNote } from '../testing/make-notes.ts';
import { startRedis } from '../testing/start-redis.ts';
import { createTraceLog } from './trace-log.ts';
import { createTraceRoom } from './trace-room.ts';

const KB = 1024;
/** What may be added between two looks, and is not written down yet. */
const SLACK = 150 * KB;
/** A note of about a kilobyte. */
const large = (at: number): RecordedEvent => ({ ...makeNote(at), exchange: 'x'.repeat(KB - 150) });

function setup({ maxTotal = 1024 * KB, info = null as (() => string) | null } = {}) {
  const redis = new RedisMock({ host: randomUUID() });
  let clock = 0;
  const room = createTraceRoom({
    redis,
    maxBytes: 400 * KB,
    maxTotal,
    memory: info && (async () => info()),
    now: () => {
      clock += 2000;
      return clock;
    },
  });
  const log = createTraceLog({ redis, capacity: 2000, idleSeconds: 60, room });
  const fill = async (sandboxId: string, kilobytes: number) => {
    for (let n = 1; n <= kilobytes; n++) await log.append(sandboxId, [large(n)]);
  };
  const bytes = async (sandboxId: string) =>
    (await log.readLines(sandboxId, 0)).lines.reduce((sum, { text }) => sum + text.length, 0);
  return { redis, room, log, fill, bytes };
}

it('lets a trace have its bytes, and then keeps the newest', async () => {
  const { log, fill, bytes } = setup();
  await fill('s', 380);
  expect((await log.read('s', 0)).dropped).toBe(0);
  await fill('s', 1000);
  expect(await bytes('s')).toBeLessThan(420 * KB);
  const { events, total } = await log.read('s', 0);
  expect([total, events.at(-1)?.number]).toEqual([1380, 1380]);
});

it('has the largest give way when all together are too much, and leaves small ones whole', async () => {
  const { log, fill, bytes } = setup({ maxTotal: 1000 * KB });
  const learners = Array.from({ length: 10 }, (_, index) => `learner ${index}`);
  for (const learner of learners) await fill(learner, 30);
  for (let round = 0; round < 4; round++) {
    for (const greedy of ['g1', 'g2', 'g3']) await fill(greedy, 350);
  }
  for (const learner of learners) expect((await log.read(learner, 0)).dropped).toBe(0);
  const sizes = await Promise.all([...learners, 'g1', 'g2', 'g3'].map(bytes));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1000 * KB + 2 * SLACK);
  expect(await bytes('g1')).toBeGreaterThan(100 * KB);
});

it('takes half of what Redis may have, and less when others fill it', async () => {
  let used = 600 * KB;
  const info = () => `used_memory:${used}\r\nused_memory_human:x\r\nmaxmemory:${1200 * KB}\r\n`;
  const { fill, bytes } = setup({ maxTotal: 100_000 * KB, info });
  await fill('one', 390);
  await fill('two', 390);
  expect((await bytes('one')) + (await bytes('two'))).toBeLessThan(600 * KB + SLACK);
  used = 1200 * KB;
  await fill('two', 70);
  expect((await bytes('one')) + (await bytes('two'))).toBeLessThan(500 * KB);
});

it('forgets a trace that has gone with its sandbox', async () => {
  const { redis, fill, room } = setup({ maxTotal: 10 * KB });
  await fill('s', 100);
  await redis.del('coatcheck:{s}:trace');
  await redis.zadd(RECORDED_KEY, 500 * KB, 's');
  await room.make();
  expect(await redis.zscore(RECORDED_KEY, 's')).toBeNull();
});

it('never lets traces fill a Redis, whatever a few sandboxes write, nor takes anything from the others', async (context) => {
  const server = await startRedis({ settings: { maxmemory: '16mb', 'maxmemory-policy': 'noeviction' } });
  if (!server) return context.skip('redis-server is not installed');
  const redis = new Redis(server.url);
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop();
  });
  const room = createTraceRoom({
    redis,
    maxBytes: 2048 * KB,
    maxTotal: 256 * 1024 * KB,
    memory: () => redis.info('memory'),
    now: Date.now,
  });
  const log = createTraceLog({ redis, capacity: 2000, idleSeconds: 60, room });
  const learners = Array.from({ length: 30 }, (_, index) => `learner ${index}`);
  for (const learner of learners)
    await log.append(
      learner,
      Array.from({ length: 20 }, (_, n) => large(n)),
    );

  const event: RecordedEvent = { ...makeNote(1), exchange: 'x'.repeat(8 * KB) };
  const greedy = Array.from({ length: 13 }, (_, index) => `greedy ${index}`);
  // Three times as much as Redis may hold. Had it been full once, a write would have been refused.
  for (let written = 0; written < 3 * 16 * 1024; written += 13 * 8) {
    await Promise.all(greedy.map((one) => log.append(one, [event])));
  }
  const used = Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1]);
  expect(used).toBeLessThan(0.75 * 16 * 1024 * KB);
  for (const learner of learners) expect((await log.read(learner, 0)).dropped).toBe(0);
});
