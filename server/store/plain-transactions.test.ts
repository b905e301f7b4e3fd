import { once } from 'node:events';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { plainTransactions } from './plain-transactions.ts';
import { type StartedRedis, startRedis } from './start-redis.ts';

let server: StartedRedis | null = null;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server?.stop());
beforeEach((context) => context.skip(server === null, 'redis-server is not installed'));

async function setup() {
  const connect = async () => {
    const client = new Redis(server?.url ?? '', { lazyConnect: true, retryStrategy: () => null });
    onTestFinished(() => client.disconnect());
    await client.connect();
    return client;
  };
  const [redis, usual] = [await connect(), await connect()];
  plainTransactions(redis);
  await usual.flushall();
  return { redis, usual };
}

const outcome = (answer: Promise<unknown>) =>
  answer.then(
    (value) => ({ value }),
    (error: Error) => ({ error: error.message }),
  );

const asks: Record<string, (redis: Redis) => Promise<unknown>> = {
  'texts and hashes': (redis) => redis.multi().set('a', 'é').get('a').hset('h', { x: 1 }).hgetall('h').exec(),
  lists: (redis) => redis.multi().rpush('l', 'a', 'b').lrange('l', 0, -1).get('none').exec(),
  'a command that fails among others': (redis) => redis.multi().set('s', 'x').sadd('s', 'y').get('s').exec(),
  'a command that is not even queued': (redis) => redis.multi().set('never', 1).lpush('l').exec(),
  nothing: (redis) => redis.multi().exec(),
};

it.each(Object.entries(asks))('answers as ioredis does itself: %s', async (_, ask) => {
  const { redis, usual } = await setup();
  const answer = await outcome(ask(redis));
  await redis.flushall();
  expect(answer).toEqual(await outcome(ask(usual)));
});

it('tells which command was refused', async () => {
  const { redis } = await setup();
  await expect(redis.multi().set('never', 1).lpush('l').exec()).rejects.toMatchObject({
    message: expect.stringContaining('EXECABORT'),
    cause: { message: expect.stringContaining("wrong number of arguments for 'lpush'") },
  });
});

it('keeps together what other code sends in the same turn', async () => {
  const { redis } = await setup();
  const other = redis.set('n', 10);
  const transaction = redis.multi().incr('n').get('n').exec();
  const later = redis.incr('n');
  expect(await Promise.all([other, transaction, later])).toEqual([
    'OK',
    [
      [null, 11],
      [null, '11'],
    ],
    12,
  ]);
});

it('does all or nothing, and says so once, when the connection is lost', async () => {
  const { redis, usual } = await setup();
  await usual.set('n', 1);
  const lost = outcome(redis.multi().incr('n').incr('n').exec());
  redis.stream.destroy();
  expect(await lost).toEqual({ error: 'Connection is closed.' });
  expect(['1', '3']).toContain(await usual.get('n'));
  expect(await outcome(redis.multi().incr('n').exec())).toEqual({ error: 'Connection is closed.' });
});

it('refuses all of a transaction while the connection is not ready yet', async () => {
  const { usual } = await setup();
  const client = new Redis(server?.url ?? '', { enableOfflineQueue: false });
  plainTransactions(client);
  onTestFinished(() => client.disconnect());
  await once(client, 'connect');
  expect(client.status).toBe('connect');
  const refused = outcome(client.multi().rpush('l', 'a').publish('channel', '').exec());
  expect(await refused).toEqual({ error: expect.stringContaining("isn't writeable") });
  expect(await usual.exists('l')).toBe(0);
});
