import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import RedisMock from 'ioredis-mock';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFileStore } from './file-store.ts';
import { createMapStore, type KeptSession } from './map-store.ts';
import type { SessionPolicy } from './policy.ts';
import { createRedisStore } from './redis-store.ts';
import { type Session, StoreUnavailable } from './session-store.ts';
import { createTestFiles } from './testing/test-files.ts';

const start = Date.UTC(2026, 10, 29);
const ada: Session = { userId: 2, role: 'member', name: 'ada', device: 'Firefox', createdAt: start };

function setup(kind: 'redis' | 'map' | 'file', timeout: SessionPolicy['timeout'] = 'absolute') {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  onTestFinished(() => void vi.useRealTimers());
  const redis = new RedisMock({ host: randomUUID() }) as Redis;
  const sessions = new Map<string, KeptSession>();
  const files = createTestFiles();
  const options = { timeout, ttlSeconds: 3600, now: Date.now };
  const stores = {
    redis: () => createRedisStore({ redis, ...options }),
    map: () => createMapStore({ sessions, ...options }),
    file: () => createFileStore({ files, ...options }),
  };
  return {
    store: stores[kind](),
    sessions,
    files,
    advance: (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000),
  };
}

describe.each(['redis', 'map', 'file'] as const)('sessions kept in a %s', (kind) => {
  it('are found by their id, and by no other', async () => {
    const { store } = setup(kind);
    await store.save('a', ada);
    expect(await store.find('a')).toEqual(ada);
    expect(await store.find('b')).toBeNull();
    expect(await store.find('__proto__')).toBeNull();
  });

  it('are worth nothing once they are destroyed', async () => {
    const { store } = setup(kind);
    await store.save('a', ada);
    expect([await store.destroy('a'), await store.destroy('a')]).toEqual([true, false]);
    expect(await store.find('a')).toBeNull();
  });

  it('end a fixed time after their creation, however much they are used', async () => {
    const { store, advance } = setup(kind);
    await store.save('a', ada);
    advance(3599);
    expect(await store.find('a')).toEqual(ada);
    advance(1);
    expect(await store.find('a')).toBeNull();
  });

  it('end so long after their last use', async () => {
    const { store, advance } = setup(kind, 'idle');
    await store.save('a', ada);
    for (const _ of [1, 2]) {
      advance(3000);
      expect(await store.find('a')).toEqual(ada);
    }
    advance(3600);
    expect(await store.find('a')).toBeNull();
  });

  it('end after a quarter of their time without use, and when all of it is over', async () => {
    const { store, advance } = setup(kind, 'both');
    await store.save('a', ada);
    await store.save('b', ada);
    for (const _ of [1, 2, 3, 4]) {
      advance(850);
      expect(await store.find('a')).toEqual(ada);
    }
    expect(await store.find('b')).toBeNull();
    advance(200);
    expect(await store.find('a')).toBeNull();
  });

  it('never end without a lifetime', async () => {
    const { store, advance } = setup(kind, 'none');
    await store.save('a', ada);
    advance(366 * 24 * 3600);
    expect(await store.find('a')).toEqual(ada);
    expect(await store.listOf([2])).toMatchObject([{ id: 'a', secondsLeft: null }]);
  });

  it('are listed by their users, with the time they have left, and not prolonged by it', async () => {
    const { store, advance } = setup(kind, 'idle');
    await store.save('a', ada);
    await store.save('b', { ...ada, userId: 3, name: 'grace' });
    await store.save('c', { userId: null, device: 'curl', createdAt: start });
    advance(600);
    for (const _ of [1, 2]) {
      const live = await store.listOf([2, 3, 4]);
      expect(live.map(({ id, secondsLeft }) => [id, secondsLeft]).sort()).toEqual([
        ['a', 3000],
        ['b', 3000],
      ]);
    }
    expect(await store.listOf([4])).toEqual([]);
  });

  it('belong to whoever logged in last under their id, and are listed once', async () => {
    const { store } = setup(kind);
    await store.save('a', ada);
    await store.save('a', { ...ada, userId: 3, name: 'grace' });
    expect(await store.listOf([2, 3])).toMatchObject([{ id: 'a', session: { name: 'grace' } }]);
    expect(await store.destroyAllOf(2)).toBe(0);
    expect(await store.find('a')).toMatchObject({ name: 'grace' });
  });

  it('end all at once for one user', async () => {
    const { store } = setup(kind);
    await store.save('a', ada);
    await store.save('b', ada);
    await store.save('c', { ...ada, userId: 3 });
    expect([await store.destroyAllOf(2), await store.destroyAllOf(2)]).toEqual([2, 0]);
    expect([await store.find('a'), await store.find('b')]).toEqual([null, null]);
    expect(await store.find('c')).toMatchObject({ userId: 3 });
  });

  it('are replaced where they are, and never brought back', async () => {
    const { store } = setup(kind, 'idle');
    await store.save('a', ada);
    expect(await store.replace('a', { ...ada, cookieSetAt: start })).toBe(true);
    expect(await store.find('a')).toEqual({ ...ada, cookieSetAt: start });
    await store.destroy('a');
    expect([await store.replace('a', ada), await store.find('a')]).toEqual([false, null]);
  });

  it('may belong to nobody yet', async () => {
    const { store } = setup(kind);
    const guest: Session = { userId: null, device: 'curl', createdAt: start };
    await store.save('a', guest);
    expect(await store.find('a')).toEqual(guest);
    expect(await store.destroy('a')).toBe(true);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '3600' as unknown as number])(
    'refuse a lifetime of %j seconds when they are set up',
    (ttlSeconds) => {
      const options = { timeout: 'absolute' as const, ttlSeconds, now: Date.now };
      const open = {
        redis: () => createRedisStore({ redis: new RedisMock(), ...options }),
        map: () => createMapStore({ sessions: new Map(), ...options }),
        file: () => createFileStore({ files: createTestFiles(), ...options }),
      }[kind];
      expect(open).toThrow(RangeError);
    },
  );
});

describe('a Map', () => {
  it('forgets nothing by itself: what is over lies there until somebody asks for it', async () => {
    const { store, sessions, advance } = setup('map');
    await store.save('a', ada);
    expect(sessions.get('a')).toEqual({ ...ada, expiresAt: start + 3_600_000 });
    advance(3600);
    expect([...sessions.keys()]).toEqual(['a']);
    expect(await store.listOf([2])).toEqual([]);
    await store.find('a');
    expect([...sessions.keys()]).toEqual([]);
  });
});

describe('a file', () => {
  it('still lies there when its server begins anew, with what is over in it', async () => {
    const { store, files, advance } = setup('file');
    await store.save('a', ada);
    const again = createFileStore({ files, timeout: 'absolute', ttlSeconds: 3600, now: Date.now });
    expect(await again.find('a')).toEqual(ada);
    advance(3600);
    expect(JSON.parse(files.texts.get('sessions.json') ?? '')).toMatchObject({ a: { name: 'ada' } });
    expect(await again.find('a')).toBeNull();
    expect(files.texts.get('sessions.json')).toBe('{}');
  });

  it('that nobody can read fails, and lets nobody in', async () => {
    const { store, files } = setup('file');
    files.texts.set('sessions.json', '{not json');
    await expect(store.find('a')).rejects.toThrow(StoreUnavailable);
    await expect(store.save('a', ada)).rejects.toThrow(StoreUnavailable);
    expect(files.texts.get('sessions.json')).toBe('{not json');
  });
});

it('takes a discarded transaction for a failure', async () => {
  const redis = new RedisMock({ host: randomUUID() });
  const discarding = new Proxy(redis, {
    get: (target, name) =>
      name === 'multi'
        ? () => Object.assign(target.multi(), { exec: async () => null })
        : Reflect.get(target, name, target),
  }) as Redis;
  const store = createRedisStore({ redis: discarding, timeout: 'absolute', ttlSeconds: 60, now: Date.now });
  await expect(store.save('a', ada)).rejects.toThrow(StoreUnavailable);
});

it('in a file, are prolonged and replaced after one look, with no time in between for a logout to be undone', async () => {
  const { store, files } = setup('file', 'idle');
  await store.save('a', ada);
  const [read, written] = [vi.spyOn(files, 'readFile'), vi.spyOn(files, 'writeFile')];
  await store.find('a');
  await store.replace('a', ada);
  expect([read.mock.calls.length, written.mock.calls.length]).toEqual([2, 2]);
});
