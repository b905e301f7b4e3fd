import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { openedTrace } from './opened-trace.ts';

const trace = { dropped: 0, events: [...loginExchange(createTraceBuilder()).events] };

it('gives back the trace under the name of its file', () => {
  const shelf = createMemoryShelf();
  expect(openedTrace(() => shelf).read()).toBeNull();
  expect(openedTrace(() => shelf).write('kept.json', trace)).toBe(true);
  expect(openedTrace(() => shelf).read()).toEqual({ name: 'kept.json', trace });
});

it('says so where the browser keeps no more, and lets the one before go rather than show it as the new one', () => {
  const shelf = createMemoryShelf();
  const opened = openedTrace(() => shelf);
  opened.write('first.json', trace);
  shelf.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(opened.write('second.json', trace)).toBe(false);
  expect(opened.read()).toBeNull();
});

it('shows nothing of what cannot be read any more', () => {
  const shelf = createMemoryShelf({ 'coat-check:opened-trace': '{"name":"a","file":"{}"}' });
  expect(openedTrace(() => shelf).read()).toBeNull();
});
