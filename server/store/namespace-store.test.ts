import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { describe, expect, it } from 'vitest';
import { namespaceStore } from './namespace-store.ts';

function setup() {
  const redis: Redis = new RedisMock({ host: randomUUID() });
  return { redis, view: namespaceStore(redis, () => 'coatcheck:{a}:app:') };
}

describe('namespaceStore', () => {
  it('puts every key under the prefix and leaves values alone', async () => {
    const { redis, view } = setup();
    await view.set('session:1', 'session:1');
    expect(await redis.keys('*')).toEqual(['coatcheck:{a}:app:session:1']);
    expect(await view.get('session:1')).toBe('session:1');
  });

  it('covers all keys of a command that takes several', async () => {
    const { redis, view } = setup();
    await redis.set('session:1', 'a neighbour');
    await view.set('session:1', 'mine');
    expect(await view.del('session:1', 'session:2')).toBe(1);
    expect(await view.del(['session:1'])).toBe(0);
    expect(await redis.get('session:1')).toBe('a neighbour');
  });

  it('covers the commands of a transaction', async () => {
    const { redis, view } = setup();
    const results = await view.multi().setex('session:1', 60, '{}').sadd('user-sessions:1', '1').exec();
    expect(results).toEqual([
      [null, 'OK'],
      [null, 1],
    ]);
    expect((await redis.keys('*')).sort()).toEqual([
      'coatcheck:{a}:app:session:1',
      'coatcheck:{a}:app:user-sessions:1',
    ]);
  });

  it.each(['keys', 'flushall', 'flushdb', 'scan', 'eval', 'config', 'publish'] as const)(
    'refuses %s, which could reach beyond the sandbox',
    async (name) => {
      const { redis, view } = setup();
      await redis.set('neighbour', '1');
      const call = Reflect.get(view, name) as (...args: unknown[]) => Promise<unknown>;
      await expect(call('*', 1, 'neighbour')).rejects.toThrow(/Could not run/);
      expect(await redis.get('neighbour')).toBe('1');
    },
  );

  it('tells which keys a command may create, before it is sent, and is silent about the rest', async () => {
    const redis: Redis = new RedisMock({ host: randomUUID() });
    const heard: (readonly string[])[] = [];
    const view = namespaceStore(
      redis,
      () => 'p:',
      (keys) => heard.push(keys),
    );
    const written = view.set('a', '1');
    expect(heard).toEqual([['p:a']]);
    await written;
    await view.multi().sadd('b', '1').expire('b', 60).set('c', '1').set('c', '2').exec();
    await view.rename('c', 'd');
    await view.mset('e', '1', 'f', '2');
    for (const key of ['a', 'b']) await view.del(key);
    await view.get('d');
    await view.expire('d', 60);
    await view.set('d', 'XX', 'EX', 60, 'XX');
    await view.set('g', 'XX');
    expect(heard.slice(1)).toEqual([['p:b', 'p:c'], ['p:c', 'p:d'], ['p:e', 'p:f'], ['p:g']]);
  });
});
