import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { ownLookup } from '#shared/trace/own-store-stories.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { eventEnds } from './event-ends.ts';

const namesOf = (events: readonly TraceEvent[]) =>
  events.map((event) => {
    const { from, to } = eventEnds(event);
    return `${from.name} → ${to?.name}`;
  });

it('names both ends as the diagram does', () => {
  expect(namesOf(loginExchange(createTraceBuilder()).events)).toEqual([
    'Browser → Server A',
    'Server A → Session Store',
    'Session Store → Server A',
    'Server A → Browser',
  ]);
});

it.each([
  ['memory', 'Memory of Server B'],
  ['disk', 'Disk of Server B'],
] as const)('does not send to the session store what a server keeps in its own %s', (store, own) => {
  const { events } = ownLookup(createTraceBuilder(), { server: 'B', store, found: null });
  expect(namesOf(events).slice(1, -1)).toEqual([`Server B → ${own}`]);
  const [, asked] = events;
  expect(asked && eventEnds(asked).to?.kind).toBe('server');
});

it('leads what a script sends to whoever gets it', () => {
  const { events } = createTraceBuilder().drop(null);
  expect(namesOf(events)).toEqual(['Browser → Attacker', 'Attacker → Browser']);
  expect(events[0] && eventEnds(events[0]).to?.kind).toBe('attacker');
});
