import { expect, it } from 'vitest';
import { createTraceWalk } from './create-trace-walk.ts';
import type { TraceEvent } from './event.ts';
import { createTraceBuilder } from './trace-builder.ts';
import { lookupExchange, wrongPasswordExchange } from './trace-stories.ts';

function setup() {
  const looks: number[][] = [];
  const walk = createTraceWalk({
    begin: (): TraceEvent[] => [],
    take: (gathered, fresh) => {
      looks.push(fresh.map(({ number }) => number));
      return [...gathered, ...fresh];
    },
  });
  const { events } = lookupExchange(createTraceBuilder());
  return { walk, looks, events };
}

it('looks at each event once while the trace grows', () => {
  const { walk, looks, events } = setup();
  walk(events.slice(0, 1));
  walk(events.slice(0, 3));
  expect(walk(events)).toEqual(events);
  expect(walk(events)).toEqual(events);
  expect(looks).toEqual([[1], [2, 3], [4]]);
});

it('begins anew with another trace, a shorter one, and one whose oldest events are gone', () => {
  const { walk, events } = setup();
  walk(events);
  expect(walk(events.slice(1))).toEqual(events.slice(1));
  expect(walk(events.slice(1, 3))).toEqual(events.slice(1, 3));
  const { events: others } = wrongPasswordExchange(createTraceBuilder());
  expect(walk(others)).toEqual(others);
});
