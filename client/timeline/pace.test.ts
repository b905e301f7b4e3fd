import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { pauseAfter } from './pace.ts';

const events = lookupExchange(loginExchange(createTraceBuilder())).events;
const event = (number: number) => events[number - 1] as TraceEvent;

it('leaves time to read each sentence, and never keeps anybody waiting long', () => {
  for (const { number } of events.slice(0, -1)) {
    const ms = pauseAfter(event(number), event(number + 1), 1);
    expect(ms).toBeGreaterThanOrEqual(1200);
    expect(ms).toBeLessThanOrEqual(5400);
  }
});

it('takes a breath between two actions', () => {
  expect(pauseAfter(event(4), event(5), 1)).toBeGreaterThan(pauseAfter(event(4), event(4), 1));
});

it('halves with twice the speed', () => {
  expect(pauseAfter(event(1), event(2), 2)).toBe(pauseAfter(event(1), event(2), 1) / 2);
});
