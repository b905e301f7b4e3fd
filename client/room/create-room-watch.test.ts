import { expect, it } from 'vitest';
import type { OpenRoom, RoomStatus } from '#shared/api/room-api.ts';
import type { Answer } from '../requests/ask.ts';
import { createRoomWatch } from './create-room-watch.ts';

const room = { code: 'KTC74M', here: 0 } as OpenRoom;

const setup = () => {
  const answers: ((answer: Answer<RoomStatus>) => void)[] = [];
  const waits: { ms: number; callback: () => void }[] = [];
  let told = 0;
  let rung = 0;
  const heard: (() => void)[] = [];
  const watch = createRoomWatch(
    () => new Promise((resolve) => answers.push(resolve)),
    (ms, callback) => {
      const wait = { ms, callback };
      waits.push(wait);
      return () => {
        if (waits.includes(wait)) waits.splice(waits.indexOf(wait), 1);
      };
    },
    {
      ring: () => {
        rung += 1;
      },
      listen: (hear) => {
        heard.push(hear);
        return () => void heard.splice(heard.indexOf(hear), 1);
      },
    },
  );
  const stop = watch.subscribe(() => {
    told += 1;
  });
  return {
    watch,
    stop,
    told: () => told,
    rung: () => rung,
    hearNeighbours: () => {
      for (const hear of heard) hear();
    },
    asked: () => answers.length,
    waits: () => waits.map(({ ms }) => ms),
    pass: () => waits.shift()?.callback(),
    answer: async (value: RoomStatus | null, to: 'oldest' | 'newest' = 'oldest') => {
      (to === 'oldest' ? answers.shift() : answers.pop())?.(
        value ? { ok: true, value } : { ok: false, refusal: { code: 'unreachable', message: 'No.' } },
      );
      for (let n = 0; n < 5; n += 1) await Promise.resolve();
    },
  };
};

it('looks often while a room is open, and seldom whether one was opened elsewhere', async () => {
  const { watch, answer, waits, pass, told } = setup();
  expect(watch.getSnapshot()).toBeUndefined();
  await answer({ room: null });
  expect(watch.getSnapshot()).toBeNull();
  expect(waits()).toEqual([10_000]);
  pass();
  await answer({ room });
  expect(watch.getSnapshot()).toEqual(room);
  expect(waits()).toEqual([2000]);
  pass();
  await answer({ room: { ...room } });
  expect(told()).toBe(2);
});

it('keeps what it knows while nobody answers, and asks on', async () => {
  const { watch, answer, waits, pass } = setup();
  await answer({ room });
  pass();
  await answer(null);
  expect(watch.getSnapshot()).toEqual(room);
  expect(waits()).toEqual([2000]);
});

it('lets go an answer that a change has overtaken', async () => {
  const { watch, answer } = setup();
  watch.take({ room });
  await answer({ room: null });
  expect(watch.getSnapshot()).toEqual(room);
});

it('asks no more when nobody wants to know', async () => {
  const { stop, answer, waits, asked } = setup();
  await answer({ room });
  stop();
  expect(waits()).toEqual([]);
  expect(asked()).toBe(0);
});

it('looks at once when another window has changed the room, and tells the others what is changed here', async () => {
  const { watch, answer, asked, hearNeighbours, waits, rung, stop } = setup();
  await answer({ room: null });
  hearNeighbours();
  expect(asked()).toBe(1);
  await answer({ room });
  expect(watch.getSnapshot()).toEqual(room);
  // One look in waiting, and not two.
  expect(waits()).toEqual([2000]);
  expect(rung()).toBe(0);
  watch.take({ room: null });
  expect(rung()).toBe(1);
  stop();
  hearNeighbours();
  expect(asked()).toBe(0);
});

it('lets an answer go that was on its way before another window changed the room', async () => {
  const { watch, answer, hearNeighbours } = setup();
  hearNeighbours();
  await answer({ room }, 'newest');
  await answer({ room: null });
  expect(watch.getSnapshot()).toEqual(room);
});
