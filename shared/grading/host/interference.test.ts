import { expect, it } from 'vitest';
import { createMeddler } from './interference.ts';

/** A store behind a meddler, whose clock, realm and request do what the test says. */
function openStore() {
  const carriedOut: string[] = [];
  const steps: (() => void)[] = [];
  let isAnswered = false;
  const meddler = createMeddler({
    wait: () => new Promise((resolve) => void steps.push(resolve)),
    catchUp: async () => undefined,
    watchRequest: () => () => isAnswered,
  });
  const client = meddler.wrap({
    async del(key: string) {
      carriedOut.push(key);
    },
  });
  return {
    meddler,
    client,
    carriedOut,
    answer() {
      isAnswered = true;
    },
    async passTime() {
      for (let step = 0; step < 4; step += 1) {
        steps.pop()?.();
        await settle();
      }
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

it('holds what an answer did not wait for until the next interference', async () => {
  const { meddler, client, carriedOut, answer, passTime } = openStore();
  meddler.set({ type: 'hold-unawaited', ms: 4 });
  const deletion = client.del('session');
  answer();
  await passTime();
  expect(carriedOut).toEqual([]);
  meddler.set({ type: 'none' });
  await deletion;
  expect(carriedOut).toEqual(['session']);
});

it('lets through, once and late, what an answer waits for', async () => {
  const { meddler, client, carriedOut, passTime } = openStore();
  meddler.set({ type: 'hold-unawaited', ms: 4 });
  const deletion = client.del('session');
  await settle();
  expect(carriedOut).toEqual([]);
  await passTime();
  await deletion;
  meddler.set({ type: 'none' });
  await settle();
  expect(carriedOut).toEqual(['session']);
});

it('lets a command go at the next interference that has not even waited its time', async () => {
  const { meddler, client, carriedOut, answer } = openStore();
  meddler.set({ type: 'hold-unawaited', ms: 4 });
  const deletion = client.del('session');
  answer();
  meddler.set({ type: 'none' });
  await deletion;
  expect(carriedOut).toEqual(['session']);
});
