import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { toColumns } from './to-columns.ts';

const setup = () => {
  const phone: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
  const trace = createTraceBuilder();
  const look = (actor?: Actor) =>
    trace.exchange({ method: 'GET', path: '/', status: 200, reason: 'OK', ...(actor ? { actor } : {}) });
  return { trace, look, phone };
};
const namesOf = (columns: ReturnType<typeof toColumns>) => columns.map(({ name }) => name);

it('stands from the start with those three who speak first', () => {
  const columns = toColumns([]);
  expect(namesOf(columns)).toEqual(['Browser', 'Server A', 'Session Store']);
  const { trace, look } = setup();
  look();
  expect(toColumns(trace.events)).toBe(columns);
});

it('keeps the list of participants until somebody joins, so that no chapter is written anew', () => {
  const { trace, look, phone } = setup();
  look(phone);
  const first = toColumns(trace.events);
  look(phone);
  const second = toColumns(trace.events, first);
  expect(second).toBe(first);
  look({ ...phone, id: 'tablet', name: 'Tablet' });
  expect(namesOf(toColumns(trace.events, second))).toEqual([
    'Tablet',
    'Phone',
    'Browser',
    'Server A',
    'Session Store',
  ]);
});

it('puts servers between people and their store, whoever comes first', () => {
  const { trace, look, phone } = setup();
  trace.exchange({ method: 'GET', path: '/', status: 200, reason: 'OK', server: 'B' });
  look(phone);
  expect(namesOf(toColumns(trace.events))).toEqual([
    'Phone',
    'Browser',
    'Server A',
    'Server B',
    'Session Store',
  ]);
});
