import { expect, it } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { exampleSessionId as id, loginExchange } from '#shared/trace/trace-stories.ts';
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
  const trace = createTraceBuilder().exchange({
    method: 'GET',
    path: '/api/protected',
    cookie: `session_id=${id}`,
    server: 'B',
    store,
    calls: [{ commands: [['GET', `session:${id}`]], replies: [null] }],
    status: 401,
    reason: 'Unauthorized',
  });
  expect(namesOf(trace.events).slice(1, 3)).toEqual([`Server B → ${own}`, `${own} → Server B`]);
  const [, asked] = trace.events;
  expect(asked && eventEnds(asked).to?.kind).toBe('server');
});
