import { expect, it } from 'vitest';
import type { ServerName } from '#shared/sandbox/server.ts';
import { enterRealm } from '../testing/enter-realm.ts';

const text = `
import express from 'express';
let ofModule = 0;
export function createApp({ redis }: any) {
  let ofApp = 0;
  setInterval(() => void redis.incr('ticks'), 60_000);
  const app = express();
  app.get('/count', async (req, res) => {
    ofModule += 1;
    ofApp += 1;
    res.json([ofModule, ofApp, await redis.incr('count')]);
  });
  return app;
}`;

async function setup() {
  const { realm, open, get } = await enterRealm(text);
  return { realm, open, count: (server: ServerName): Promise<unknown> => get('/count', server) };
}

it('gives each server a memory of its own, and all of them one store', async () => {
  const { realm, count } = await setup();
  expect(await count('A')).toEqual([1, 1, 1]);
  await realm.startServer('B');
  expect(await count('B')).toEqual([1, 1, 2]);
  expect(await count('A')).toEqual([2, 2, 3]);
});

it('restarts one server with an empty memory, and leaves the store and the other server alone', async () => {
  const { realm, count } = await setup();
  await realm.startServer('B');
  await count('A');
  await count('B');
  await realm.startServer('A');
  expect(await count('A')).toEqual([1, 1, 3]);
  expect(await count('B')).toEqual([2, 2, 4]);
});

it('lets a server that was ended do nothing more to the store', async () => {
  const { realm } = await setup();
  await realm.startServer('A');
  await realm.advance(60_000);
  expect(await realm.command('GET', 'ticks')).toBe('1');
});

it('records who did what, and that a server came or lost its memory', async () => {
  const { realm, count } = await setup();
  await realm.startServer('B');
  await count('B');
  await realm.startServer('A');
  const events = (await realm.events()).map(({ type, server, exchange, ...event }) =>
    'note' in event ? [type, server, exchange, event.note] : [type, server, exchange],
  );
  expect(events).toEqual([
    ['note', 'B', 'start-1', { kind: 'server-changed', now: 'started' }],
    ['request', 'B', 'x1'],
    ['store-command', 'B', 'x1'],
    ['store-reply', 'B', 'x1'],
    ['response', 'B', 'x1'],
    ['note', 'A', 'start-2', { kind: 'server-changed', now: 'restarted' }],
  ]);
});

it('troubles the store of every server alike, also of one that starts later', async () => {
  const { realm, count } = await setup();
  await realm.interfere({ type: 'reject' });
  await realm.startServer('B');
  await expect(count('A')).rejects.toThrow('JSON');
  await expect(count('B')).rejects.toThrow('JSON');
  await realm.interfere({ type: 'none' });
  expect([await count('A'), await count('B')]).toEqual([
    [2, 2, 1],
    [2, 2, 2],
  ]);
});

it('begins again with server A alone and an empty store', async () => {
  const { realm, open, count } = await setup();
  await realm.startServer('B');
  await count('B');
  await open();
  expect(await count('A')).toEqual([1, 1, 1]);
  await expect(count('B')).rejects.toThrow('never started');
});
