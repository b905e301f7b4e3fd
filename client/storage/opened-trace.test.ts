import { expect, it } from 'vitest';
import { toShow } from '#shared/show/to-show.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { createMemoryShelf } from './memory-shelf.ts';
import { openedTrace } from './opened-trace.ts';

const trace = { dropped: 0, events: [...loginExchange(createTraceBuilder()).events] };
const kept = { name: 'kept.json', trace, show: null, isSaved: true };

it('gives back the trace under the name of its file, after a reload too', () => {
  const shelf = createMemoryShelf();
  expect(openedTrace(() => shelf).read()).toBeNull();
  expect(openedTrace(() => shelf).write(kept)).toBe(true);
  expect(openedTrace(() => shelf).read()).toEqual(kept);
});

it('keeps how it is shown, and that this is saved nowhere else', () => {
  const shelf = createMemoryShelf();
  const show = { ...kept, show: toShow('A show', trace.events), isSaved: false };
  openedTrace(() => shelf).write(show);
  expect(openedTrace(() => shelf).read()).toEqual(show);
});

it('says so where the browser keeps no more: this page still has it, and a reload shows no older one as the new one', () => {
  const shelf = createMemoryShelf();
  const opened = openedTrace(() => shelf);
  opened.write({ ...kept, name: 'first.json' });
  shelf.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(opened.write({ ...kept, name: 'second.json' })).toBe(false);
  expect(opened.read()?.name).toBe('second.json');
  expect(openedTrace(() => shelf).read()).toBeNull();
});

it('shows nothing of what cannot be read any more', () => {
  const shelf = createMemoryShelf({ 'coat-check:opened-trace': '{"name":"a","file":"{}"}' });
  expect(openedTrace(() => shelf).read()).toBeNull();
});

it('puts aside what is not saved when another is opened, and brings it back', () => {
  const shelf = createMemoryShelf();
  const opened = openedTrace(() => shelf);
  opened.open({ ...kept, name: 'mine', isSaved: false });
  expect(opened.putAside()).toBeNull();
  opened.open({ ...kept, name: 'another.json' });
  const later = openedTrace(() => shelf);
  expect(later.putAside()?.name).toBe('mine');
  later.bringBack();
  expect(later.read()?.name).toBe('mine');
  expect(openedTrace(() => shelf).putAside()).toBeNull();
});
