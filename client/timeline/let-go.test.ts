import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { letGo } from './let-go.ts';

/** Chapters of so many events each. */
const traceOf = (count: number, perChapter: number) => {
  const trace = createTraceBuilder();
  while (trace.events.length < count) {
    const calls = Array.from({ length: perChapter / 2 - 1 }, () => ({
      commands: [['GET', 'session:1']] as const,
      replies: [null],
    }));
    trace.exchange({ method: 'GET', path: '/', calls, status: 200, reason: 'OK' });
  }
  return trace.events.slice(0, count);
};
const ends = (events: ReturnType<typeof letGo>) => [events[0]?.number, events.at(-1)?.number];

it('keeps every event until there is a block too many', () => {
  const events = traceOf(2200, 12);
  expect(letGo(events)).toBe(events);
});

it('then keeps the newest 2,000, and of the chapter that these begin in the rest', () => {
  // 202 is the tenth event of the chapter that begins at 193.
  expect(ends(letGo(traceOf(2201, 12)))).toEqual([193, 2201]);
});

it('cuts a chapter that is as long as a block', () => {
  expect(ends(letGo(traceOf(2201, 1000)))).toEqual([202, 2201]);
});
