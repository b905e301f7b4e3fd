import { expect, it } from 'vitest';
import type { StageMessage } from '#shared/api/stage-api.ts';
import { createSayer } from './create-sayer.ts';

const step = (does: 'event before' | 'event after'): StageMessage => ({ type: 'order', order: { does } });
const shows = (count: number): StageMessage => ({
  type: 'stage',
  stage: 'one',
  count,
  state: {
    cursor: null,
    head: count,
    isHeld: false,
    isPlaying: false,
    view: 'both',
    isDark: false,
    runs: null,
  },
});

const setUp = () => {
  const said: StageMessage[] = [];
  const answers: (() => void)[] = [];
  let now = 0;
  const say = createSayer(
    (message) => {
      said.push(message);
      return new Promise<void>((resolve) => answers.push(resolve));
    },
    () => now,
  );
  const answer = async () => {
    answers.shift()?.();
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { said, say, answer, pass };
};

it('says each step, in the order in which they were pressed, one after the other', async () => {
  const { said, say, answer } = setUp();
  const steps = [step('event after'), step('event after'), step('event before')];
  for (const one of steps) say(one);
  expect(said).toHaveLength(1);
  for (let n = 0; n < 3; n += 1) await answer();
  expect(said).toEqual(steps);
});

it('says of a stage what it shows by then, and not what it has shown meanwhile', async () => {
  const { said, say, answer } = setUp();
  for (const count of [1, 2, 3]) say(shows(count));
  say(step('event after'));
  await answer();
  await answer();
  await answer();
  expect(said).toEqual([shows(1), shows(3), step('event after')]);
});

it('says no step that has waited behind a line that hung: whoever pressed it has seen nothing come of it', async () => {
  const { said, say, answer, pass } = setUp();
  say(step('event after'));
  say(step('event before'));
  pass(3000);
  say(step('event after'));
  say(shows(1));
  await answer();
  await answer();
  expect(said).toEqual([step('event after'), step('event after'), shows(1)]);
});
