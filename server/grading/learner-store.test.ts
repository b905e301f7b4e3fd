import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toLearnerRedis } from '#shared/grading/app/learner-redis.ts';
import { createMeddler } from '#shared/grading/host/interference.ts';
import { openMockStore } from '#shared/grading/host/open-mock-store.ts';
import { describeOnEachRedis } from '../testing/describe-on-each-redis.ts';
import { openRealStore } from './open-real-store.ts';

const standingAlone = {
  wait: async () => undefined,
  catchUp: async () => undefined,
  watchRequest: () => () => false,
};

describeOnEachRedis('the store as a learner’s code sees it', (redisUrl) => {
  let redis: Redis;
  const meddler = createMeddler(standingAlone);

  beforeEach(async () => {
    const url = redisUrl();
    const { client } = await (url ? openRealStore(url) : openMockStore)(Date.now);
    meddler.set({ type: 'none' });
    redis = toLearnerRedis(meddler.wrap(client), (pieces) => Readable.from(pieces)) as Redis;
  });
  afterEach(() => redis.disconnect());

  /** What a command answers, or says in refusal. */
  const outcome = async (name: string, ...args: (string | number)[]) =>
    redis.call(name, ...args).catch((error: Error) => error.message.replace(/^ERR /, ''));

  it.each([
    ['SETEX', 'k', 0, 'v'],
    ['SETEX', 'k', -1, 'v'],
    ['SETEX', 'k', 1.5, 'v'],
    ['SET', 'k', 'v', 'EX', 0],
    ['SET', 'k', 'v', 'PX', 'NaN'],
    ['EXPIRE', 'k', 2.5],
    ['GETEX', 'k', 'EX', 0],
  ] as const)('refuses a lifetime that is none: %s %s %s %s', async (name, ...args) => {
    await redis.set('k', 'v');
    expect(await outcome(name, ...args)).toMatch(/invalid expire time|not an integer/);
  });

  it('takes a value that looks like an option for a value', async () => {
    await redis.set('k', 'EX', 'EX', 60);
    expect([await redis.get('k'), await redis.ttl('k')]).toEqual(['EX', 60]);
  });

  it('keeps the TTL at KEEPTTL, and forgets it without', async () => {
    await redis.set('k', 'v', 'EX', 60);
    await redis.set('k', 'w', 'KEEPTTL');
    expect([await redis.get('k'), await redis.ttl('k')]).toEqual(['w', 60]);
    await redis.set('k', 'x');
    expect(await redis.ttl('k')).toBe(-1);
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'has nothing under %s before it is stored',
    async (name) => {
      await redis.hset('h', 'field', 'v');
      expect([await redis.hget('h', name), await redis.get(name)]).toEqual([null, null]);
      expect(await redis.hmget('h', name, 'field')).toEqual([null, 'v']);
      expect(await redis.hexists('h', name)).toBe(0);
      expect(await redis.multi().hget('h', name).exec()).toEqual([[null, null]]);
      expect(await redis.type('h')).toBe('hash');
      await redis.hset('h', name, 'w');
      expect([await redis.hget('h', name), await redis.hlen('h')]).toEqual(['w', 2]);
      const all = await redis.hgetall('h');
      expect([Object.getPrototypeOf(all), all.field]).toEqual([Object.prototype, 'v']);
    },
  );

  it('sets a key anew that has run out', async () => {
    await redis.set('k', 'v', 'PX', 1);
    const ranOutAt = Date.now() + 20;
    while (Date.now() < ranOutAt);
    await redis.set('k', 'w', 'EX', 60);
    expect([await redis.get('k'), await redis.ttl('k')]).toEqual(['w', 60]);
  });

  it.each([
    ['GET', 'hash'],
    ['HGETALL', 'text'],
    ['SADD', 'hash', 'a'],
    ['SMEMBERS', 'text'],
    ['HSET', 'set', 'a', 'b'],
  ] as const)('refuses %s on a %s', async (name, ...args) => {
    await redis.hset('hash', 'a', 'b');
    await redis.set('text', 'a');
    await redis.sadd('set', 'a');
    expect(await outcome(name, ...args)).toMatch(/^WRONGTYPE/);
  });

  it('answers nothing after quit', async () => {
    const other = redisUrl() ? new Redis(redisUrl() ?? '') : redis;
    await other.quit();
    await expect(other.get('k')).rejects.toThrow('Connection is closed.');
  });

  it('knows transactions, pipelines, lists of commands, callbacks and scripts', async () => {
    expect(await redis.multi().set('k', '1').expire('k', 60).exec()).toEqual([
      [null, 'OK'],
      [null, 1],
    ]);
    expect(await redis.pipeline().incr('k').get('k').exec()).toEqual([
      [null, 2],
      [null, '2'],
    ]);
    expect(
      await redis
        .multi([
          ['get', 'k'],
          ['ttl', 'k'],
        ])
        .exec(),
    ).toEqual([
      [null, '2'],
      [null, 60],
    ]);
    expect(await new Promise((resolve) => redis.get('k', (_error, value) => resolve(value)))).toBe('2');
    redis.defineCommand('twice', { numberOfKeys: 1, lua: "return redis.call('GET', KEYS[1]) .. ARGV[1]" });
    expect(await (redis as unknown as { twice(...args: string[]): Promise<string> }).twice('k', '!')).toBe(
      '2!',
    );
    expect(await redis.duplicate().get('k')).toBe('2');
  });

  it('streams what it finds', async () => {
    for (const key of ['a', 'ab', 'b']) await redis.set(key, '1');
    const found: string[] = [];
    for await (const keys of redis.scanStream({ match: 'a*' })) found.push(...keys);
    expect(found.toSorted()).toEqual(['a', 'ab']);
  });

  it('fails every one of these while the store is down', async () => {
    meddler.set({ type: 'reject' });
    await expect(redis.get('k')).rejects.toThrow('ECONNREFUSED');
    await expect(redis.multi().get('k').exec()).rejects.toThrow('ECONNREFUSED');
    await expect(redis.call('GET', 'k')).rejects.toThrow('ECONNREFUSED');
    expect(await redis.pipeline().get('k').exec()).toEqual([[expect.any(Error), undefined]]);
    expect(await new Promise((resolve) => redis.get('k', (error) => resolve(error)))).toBeInstanceOf(Error);
  });

  it('fails from the n-th command on', async () => {
    meddler.set({ type: 'reject-from', nth: 2 });
    expect(await redis.set('k', 'v')).toBe('OK');
    await expect(redis.expire('k', 60)).rejects.toThrow('ECONNREFUSED');
    meddler.set({ type: 'none' });
    expect(await redis.ttl('k')).toBe(-1);
  });
});

it('lets go of a store in memory that was closed: a process opens thousands', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = async () => {
    await new Promise(setImmediate);
    collect();
    return process.memoryUsage().heapUsed;
  };
  const use = async () => {
    const { client, close } = await openMockStore(Date.now);
    await (client as Redis).set('k', 'v');
    close();
  };
  for (let n = 0; n < 20; n += 1) await use();
  const before = await heap();
  for (let n = 0; n < 100; n += 1) await use();
  expect(((await heap()) - before) / 100).toBeLessThan(20_000);
});

it('says nothing to a learner’s handlers when it is closed: the next site would be blamed for what they do', async () => {
  const store = await openMockStore(Date.now);
  const client = createMeddler(standingAlone).wrap(store.client) as Redis;
  const heard: string[] = [];
  for (const event of ['close', 'end']) client.on(event, () => heard.push(event));
  store.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([]);
});
