import RedisMock from 'ioredis-mock';
import { expect, it } from 'vitest';
import { createSessions, randomSessionId, StoreUnavailable } from './sessions.ts';

const redis = new RedisMock({ host: crypto.randomUUID() });

it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '3600' as unknown as number])(
  'refuses a lifetime of %j seconds when it is set up',
  (ttlSeconds) => {
    expect(() => createSessions({ redis, ttlSeconds, createSessionId: randomSessionId })).toThrow(RangeError);
  },
);

it('uses the id generator it is given', async () => {
  const sessions = createSessions({ redis, ttlSeconds: 60, createSessionId: () => 'ticket-7' });
  expect(await sessions.create({ id: 2, role: 'member', name: 'ada' })).toBe('ticket-7');
  expect(await sessions.find('ticket-7')).toEqual({ id: 2, role: 'member', name: 'ada' });
});

it('takes a discarded transaction for a failure', async () => {
  const discarding = new Proxy(redis, {
    get: (target, name) =>
      name === 'multi'
        ? () => Object.assign(target.multi(), { exec: async () => null })
        : Reflect.get(target, name, target),
  });
  const sessions = createSessions({ redis: discarding, ttlSeconds: 60, createSessionId: randomSessionId });
  await expect(sessions.create({ id: 2, role: 'member', name: 'ada' })).rejects.toThrow(StoreUnavailable);
});

it('lets no trailing line break past the shape of an id', async () => {
  const sessions = createSessions({ redis, ttlSeconds: 60, createSessionId: () => 'ticket-8' });
  await sessions.create({ id: 2, role: 'member', name: 'ada' });
  expect(await sessions.find('ticket-8\n')).toBeNull();
  await redis.setex('session:ticket-9\n', 60, '{"userId":2,"role":"member","name":"ada"}');
  expect(await sessions.find('ticket-9\n')).toBeNull();
});
