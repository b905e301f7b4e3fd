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
});
