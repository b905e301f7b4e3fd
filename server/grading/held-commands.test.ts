import { expect, it } from 'vitest';
import { enterRealm } from '../testing/enter-realm.ts';

const text = `
import express from 'express';
export function createApp({ redis }: any) {
  const app = express();
  const stop = (ms: number) => { const until = performance.now() + ms; while (performance.now() < until); };
  app.get('/awaited', async (req, res) => {
    await redis.set('awaited', 'yes');
    res.json(await redis.get('awaited'));
  });
  app.get('/unawaited', (req, res) => {
    redis.get('first').then(() => redis.set('unawaited', 'yes'));
    res.json('done');
  });
  app.get('/busy', (req, res) => {
    redis.set('busy', 'yes');
    stop(150);
    setImmediate(() => { stop(150); res.json('done'); });
  });
  return app;
}`;

async function setup() {
  const { realm, get: ask } = await enterRealm(text);
  await realm.interfere({ type: 'hold-unawaited', ms: 40 });
  // However late somebody looks.
  const lookLate = async (key: string) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return realm.command('GET', key);
  };
  return { realm, ask, lookLate };
}

it('lets through what a request waits for', async () => {
  const { ask } = await setup();
  expect(await ask('/awaited')).toBe('yes');
});

it.each([
  ['unawaited', 'a command that nobody waits for'],
  ['busy', 'one that was due while the thread stood still'],
])('holds back %s: %s, until the next interference', async (key) => {
  const { realm, ask, lookLate } = await setup();
  expect(await ask(`/${key}`)).toBe('done');
  expect(await lookLate(key)).toBeNull();
  expect(await ask('/awaited')).toBe('yes');
  expect(await lookLate(key)).toBeNull();
  await realm.interfere({ type: 'none' });
  expect(await lookLate(key)).toBe('yes');
});

it('lets the next interference decide about what was held back', async () => {
  const { realm, ask, lookLate } = await setup();
  await ask('/unawaited');
  expect(await lookLate('unawaited')).toBeNull();
  await realm.interfere({ type: 'reject' });
  await realm.interfere({ type: 'none' });
  expect(await lookLate('unawaited')).toBeNull();
});

it('does not give up a request while the grader itself holds the store back', async () => {
  const { realm, ask } = await setup();
  await realm.interfere({ type: 'hold-after', nth: 0 });
  const asking = ask('/awaited');
  // Longer than a server that nobody holds up is waited for.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await realm.interfere({ type: 'none' });
  expect(await asking).toBe('yes');
});
