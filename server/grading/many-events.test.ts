import { expect, it, onTestFinished } from 'vitest';
import { mostEventsAtOnce, usualOptions } from '#shared/grading/lab.ts';
import { createPatience } from '#shared/grading/patience.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import { createRemoteRealm } from '#shared/grading/remote-realm.ts';
import { runCheck } from '#shared/grading/run-check.ts';
import { browser } from '#shared/trace/actors.ts';
import { startLearnerProcess } from './start-learner-process.ts';

/** A server that asks the store as often as its address says. */
const text = `
import express from 'express';
export function createApp({ redis }: any) {
  const app = express();
  app.get('/:times', async (req, res) => {
    await Promise.all(Array.from({ length: Number(req.params.times) }, () => redis.get('a')));
    res.json({});
  });
  return app;
}`;

// So much takes a busy machine longer than anybody would wait for a learner's server.
const patience = { ...createPatience(), limits: () => ({ answer: 30_000, call: 40_000 }) };

async function setup() {
  const realm = createRemoteRealm({
    start: startLearnerProcess(),
    text,
    patience,
    print: () => undefined,
  });
  onTestFinished(() => realm.end());
  await realm.ready();
  await realm.open(usualOptions);
  let exchanges = 0;
  const ask = (times: number) => {
    exchanges += 1;
    const request = { exchange: `ask-${exchanges}`, server: 'A', actor: browser, method: 'GET' } as const;
    return realm.request({ ...request, path: `/${times}`, headers: {}, body: null });
  };
  return { realm, ask };
}

it('goes on recording, however much a realm has been asked', async () => {
  const { realm, ask } = await setup();
  for (let times = 0; times < 4; times += 1) await ask(400);
  const events = await realm.takeEvents();
  expect(events).toHaveLength(4 * 802);
  expect(events.at(-1)).toMatchObject({ type: 'response', exchange: 'ask-4' });
  expect(await realm.takeEvents()).toEqual([]);
  await ask(0);
  expect((await realm.takeEvents()).map(({ type }) => type)).toEqual(['request', 'response']);
});

it('records the beginning and the answer of a request that causes too much', async () => {
  const { realm, ask } = await setup();
  await ask(1100);
  const events = await realm.takeEvents();
  expect(events).toHaveLength(mostEventsAtOnce + 1);
  expect(events.at(-1)).toMatchObject({ type: 'response', status: 200 });
});

it('hands no more events out with a check than anybody can look through', async () => {
  const lab = createRemoteLab(startLearnerProcess(), text, { patience });
  onTestFinished(() => lab.close());
  const declared = { id: 'a', name: 'a', tier: 'core', points: 1, expected: 'e', why: 'w' } as const;
  const body: Parameters<typeof runCheck>[0]['body'] = async ({ open }) => {
    const visitor = (await open()).visitor('Browser');
    for (let times = 0; times < 2; times += 1) await visitor.send({ method: 'GET', path: '/600' });
    const answer = await visitor.send({ method: 'GET', path: '/0' });
    answer.must(answer.status === 401, 'It was not.');
  };
  const { events, offending } = await runCheck({ declared, body }, lab);
  expect(events).toHaveLength(2000);
  expect(offending === null || offending <= events.length).toBe(true);
});
