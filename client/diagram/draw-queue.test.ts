import { expect, it } from 'vitest';
import { createDrawQueue } from './draw-queue.ts';

const setup = (wanted?: () => number) => {
  const frames: (() => void)[] = [];
  const queue = createDrawQueue(() => new Promise((resolve) => frames.push(resolve)), wanted);
  const drawn: string[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    drawn,
    queue,
    ask: (key: number, name: string) => queue.ask(key, async () => void drawn.push(name)),
    settle,
    async frame() {
      frames.shift()?.();
      await settle();
    },
  };
};

it('makes one drawing of a burst', async () => {
  const { ask, drawn, frame } = setup();
  for (let index = 0; index < 50; index += 1) ask(1, `version ${index}`);
  await frame();
  await frame();
  expect(drawn).toEqual(['version 49']);
});

it('draws at once when nothing was drawn in this frame', async () => {
  const { ask, drawn, settle, frame } = setup();
  ask(1, 'first');
  await settle();
  expect(drawn).toEqual(['first']);
  ask(1, 'second');
  await settle();
  expect(drawn).toEqual(['first']);
  await frame();
  expect(drawn).toEqual(['first', 'second']);
});

it('draws what is looked at first, then its neighbours', async () => {
  const { ask, drawn, frame } = setup(() => 6);
  for (const key of [1, 5, 9, 20]) ask(key, String(key));
  for (let turn = 0; turn < 4; turn += 1) await frame();
  expect(drawn).toEqual(['5', '9', '1', '20']);
});

it('draws the newest first, one in a frame', async () => {
  const { ask, drawn, frame } = setup();
  ask(1, 'old');
  ask(9, 'new');
  ask(5, 'middle');
  await frame();
  expect(drawn).toEqual(['new']);
  await frame();
  await frame();
  expect(drawn).toEqual(['new', 'middle', 'old']);
});

it('begins no drawing while one is under way', async () => {
  const { queue, drawn, frame, ask } = setup();
  let finish: (() => void) | undefined;
  queue.ask(1, () => new Promise((resolve) => (finish = resolve)));
  await frame();
  ask(2, 'second');
  await frame();
  expect(drawn).toEqual([]);
  finish?.();
  await frame();
  await frame();
  expect(drawn).toEqual(['second']);
});

it('leaves out what has been forgotten', async () => {
  const { ask, queue, drawn, frame } = setup();
  ask(1, 'gone');
  queue.forget(1);
  await frame();
  expect(drawn).toEqual([]);
});
