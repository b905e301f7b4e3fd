import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { createChapterWalk, toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { lookupExchange } from '#shared/trace/trace-stories.ts';
import { aroundWindow, type Fits, openChapters, toWindow, upToNewest } from './to-window.ts';

const everything = { lanes: () => true, height: () => true };

/** Chapters of four events each: the first is 1 to 4. */
const setup = (count: number) => {
  const trace = createTraceBuilder();
  for (let index = 0; index < count; index += 1) lookupExchange(trace);
  return toChapters(trace.events);
};
const keysOf = (
  chapters: ReturnType<typeof setup>,
  ...wish: Parameters<typeof toWindow> extends [unknown, ...infer R] ? R : never
) => openChapters(chapters, toWindow(chapters, ...wish)).map(({ key }) => key);

it('opens nothing where nothing has happened', () => {
  expect(toWindow([], null, null, everything)).toBe(null);
  expect(openChapters([], null)).toEqual([]);
});

it('opens the present chapter and the one before it while live', () => {
  expect(keysOf(setup(1), null, null, everything)).toEqual([1]);
  expect(keysOf(setup(5), null, null, everything)).toEqual([13, 17]);
});

it('folds the one before where both do not fit, and where there are no lanes for both', () => {
  const isOne = (open: readonly unknown[]) => open.length === 1;
  expect(keysOf(setup(5), 17, null, { ...everything, height: isOne })).toEqual([17]);
  expect(keysOf(setup(5), null, null, { ...everything, lanes: isOne })).toEqual([17]);
});

it('while live decides by what stands before the newest chapter, however much of that has come', () => {
  const trace = createTraceBuilder();
  lookupExchange(lookupExchange(trace));
  const arrowsIn = (most: number): Fits => ({
    ...everything,
    height: (open, share) => open.flatMap(({ events }) => events).length <= most * share,
  });
  for (const count of [5, 6, 7, 8]) {
    const chapters = toChapters(trace.events.slice(0, count));
    expect(keysOf(chapters, null, null, arrowsIn(8))).toEqual([1, 5]);
    expect(keysOf(chapters, null, null, arrowsIn(7))).toEqual([5]);
  }
});

it('opens what is around a cursor, on both sides', () => {
  const chapters = setup(7);
  expect(keysOf(chapters, 14, null, everything)).toEqual([9, 13, 17]);
  expect(keysOf(chapters, 1, null, everything)).toEqual([1, 5]);
  expect(keysOf(chapters, 28, null, everything)).toEqual([21, 25]);
});

it('stays as it is as long as the cursor is in it', () => {
  const chapters = setup(9);
  const window = toWindow(chapters, 14, null, everything);
  for (let cursor = 9; cursor <= 20; cursor += 1)
    expect(toWindow(chapters, cursor, window, everything)).toBe(window);
  expect(keysOf(chapters, 8, window, everything)).toEqual([1, 5, 9]);
  expect(keysOf(chapters, 21, window, everything)).toEqual([17, 21, 25]);
});

it('stays while the present chapter grows beyond what fits, and moves on with the next', () => {
  const trace = createTraceBuilder();
  lookupExchange(lookupExchange(trace));
  const walk = createChapterWalk();
  const begun = walk(trace.events.slice(0, 5));
  const window = toWindow(begun, null, null, everything);
  expect(openChapters(begun, window).map(({ key }) => key)).toEqual([1, 5]);
  const tight = { ...everything, height: () => false };
  expect(toWindow(walk([...trace.events]), null, window, tight)).toBe(window);
  lookupExchange(trace);
  expect(keysOf([...walk([...trace.events])], null, window, tight)).toEqual([9]);
});

it('keeps a chapter open that is still told while another has begun', () => {
  const slow: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
  const [one, two, mixed] = [createTraceBuilder(), createTraceBuilder(), createTraceBuilder()];
  lookupExchange(one, { actor: slow });
  lookupExchange(two);
  const [first, ...rest] = one.events;
  if (first) mixed.add({ ...first, exchange: 'slow' });
  for (const event of two.events) mixed.add({ ...event, exchange: 'quick' });
  for (const event of rest) mixed.add({ ...event, exchange: 'slow' });
  const tight = { ...everything, height: () => false };
  expect(keysOf([...toChapters(mixed.events)], null, null, tight)).toEqual([1, 2]);
  expect(keysOf([...toChapters(mixed.events)], 7, null, tight)).toEqual([1]);
});

it('keeps what somebody reads, with all that has come since', () => {
  const window = toWindow(setup(3), null, null, everything);
  const later = setup(6);
  const kept = window && upToNewest(later, window);
  expect(keysOf(later, null, kept, everything)).toEqual([5, 9, 13, 17, 21]);
});

it('survives that the oldest events are let go', () => {
  const chapters = setup(9);
  const window = toWindow(chapters, 22, null, everything);
  const rest = chapters.slice(3);
  expect(toWindow(rest, 22, window, everything)).toBe(window);
  expect(toWindow(rest, 22, toWindow(chapters, 1, null, everything), everything)).toEqual(window);
});

it('tells what is before and after it', () => {
  const chapters = setup(6);
  const { before, after } = aroundWindow(chapters, toWindow(chapters, 10, null, everything));
  expect([before, after].map((some) => some.map(({ key }) => key))).toEqual([[1], [17, 21]]);
});
