import RedisMock from 'ioredis-mock';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../trace/event.ts';
import { createKnownSecrets } from './known-secrets.ts';
import { observeStore } from './observe-store.ts';

const actor = { id: 'browser', kind: 'browser', name: 'Browser' } as const;
let hosts = 0;

function setup() {
  const events: RecordedEvent[] = [];
  const redis = new RedisMock({ host: `observe-store-${hosts++}` });
  let calls = 0;
  const observed = observeStore(redis, {
    exchange: () => ({
      id: 'x1',
      actor,
      server: 'A',
      now: () => 1000,
      nextCall: () => calls++,
      secrets: createKnownSecrets(),
      record: (event) => void events.push(event),
    }),
    callSite: () => ({ file: 'sessions.ts', line: 7 }),
  });
  return { events, redis, observed };
}

describe('observeStore', () => {
  it('records a command before its reply, with the line that issued it', async () => {
    const { events, observed } = setup();
    await observed.setex('session:1', 3600, '{"role":"member"}');
    expect(events).toEqual([
      {
        type: 'store-command',
        exchange: 'x1',
        actor,
        server: 'A',
        at: 1000,
        source: { file: 'sessions.ts', line: 7 },
        call: 0,
        transaction: false,
        commands: [{ name: 'SETEX', args: ['session:1', '3600', '{"role":"member"}'] }],
      },
      {
        type: 'store-reply',
        exchange: 'x1',
        actor,
        server: 'A',
        at: 1000,
        source: { file: 'sessions.ts', line: 7 },
        call: 0,
        replies: [{ ok: true, value: 'OK' }],
        durationMs: 0,
      },
    ]);
  });

  it('passes arguments and replies on as they are', async () => {
    const { redis, observed } = setup();
    await observed.hset('h', { a: 1, b: 2 });
    expect(await redis.hgetall('h')).toEqual({ a: '1', b: '2' });
    expect(await observed.get('nobody')).toBeNull();
  });

  it('records a transaction as one message with a reply for each command', async () => {
    const { events, observed } = setup();
    const results = await observed.multi().set('k', 'v').get('k').exec();
    expect(results).toEqual([
      [null, 'OK'],
      [null, 'v'],
    ]);
    expect(events.map((event) => event.type)).toEqual(['store-command', 'store-reply']);
    expect(events[0]).toMatchObject({
      transaction: true,
      commands: [
        { name: 'SET', args: ['k', 'v'] },
        { name: 'GET', args: ['k'] },
      ],
    });
    expect(events[1]).toMatchObject({
      replies: [
        { ok: true, value: 'OK' },
        { ok: true, value: 'v' },
      ],
    });
  });

  it('records a failure and throws it on', async () => {
    const { events, observed } = setup();
    await observed.set('text', 'v');
    await expect(observed.sadd('text', 'x')).rejects.toThrow();
    expect(events.at(-1)).toMatchObject({ type: 'store-reply', replies: [{ ok: false }] });
  });

  it('numbers calls apart, so that parallel commands find their replies', async () => {
    const { events, observed } = setup();
    await Promise.all([observed.get('a'), observed.get('b')]);
    const calls = events.flatMap((event) => ('call' in event ? [`${event.type} ${event.call}`] : []));
    expect(calls.sort()).toEqual(['store-command 0', 'store-command 1', 'store-reply 0', 'store-reply 1']);
  });
});
