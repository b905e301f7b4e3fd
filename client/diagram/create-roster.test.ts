import { expect, it } from 'vitest';
import type { Participant } from '#shared/diagram/participants.ts';
import type { Actor } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { createRoster } from './create-roster.ts';

const setup = () => {
  const phone: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
  const trace = createTraceBuilder();
  const look = (actor?: Actor) =>
    trace.exchange({ method: 'GET', path: '/', status: 200, reason: 'OK', ...(actor ? { actor } : {}) });
  return { trace, look, phone };
};
const namesOf = (roster: readonly Participant[]) => roster.map(({ name }) => name);

it('stands from the start with those three who speak first', () => {
  const roster = createRoster();
  const standing = roster([]);
  expect(namesOf(standing)).toEqual(['Browser', 'Server A', 'Session Store']);
  const { trace, look } = setup();
  look();
  expect(roster(trace.events)).toBe(standing);
});

it('calls whoever stands from the start as the trace does', () => {
  const { trace, look } = setup();
  const roster = createRoster();
  look({ id: 'browser', kind: 'browser', name: 'Ada’s browser' });
  expect(namesOf(roster([...trace.events]))).toEqual(['Ada’s browser', 'Server A', 'Session Store']);
  const first = roster([...trace.events]);
  look({ id: 'browser', kind: 'browser', name: 'Ada’s browser' });
  expect(roster([...trace.events])).toBe(first);
});

it('keeps the list until somebody joins, so that no chapter is written anew', () => {
  const { trace, look, phone } = setup();
  const roster = createRoster();
  look(phone);
  const first = roster([...trace.events]);
  look(phone);
  expect(roster([...trace.events])).toBe(first);
  expect(roster(trace.events.slice(1)), 'also when the oldest events are gone').toBe(first);
  look({ ...phone, id: 'tablet', name: 'Tablet' });
  expect(namesOf(roster([...trace.events]))).toEqual([
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
  expect(namesOf(createRoster()(trace.events))).toEqual([
    'Phone',
    'Browser',
    'Server A',
    'Server B',
    'Session Store',
  ]);
});

it('lets nobody change places when the oldest events are let go, and begins anew with another trace', () => {
  const { trace, look, phone } = setup();
  const tablet: Actor = { ...phone, id: 'tablet', name: 'Tablet' };
  const roster = createRoster();
  look(phone);
  look(tablet);
  look(phone);
  const whole = roster([...trace.events]);
  expect(namesOf(whole)).toEqual(['Tablet', 'Phone', 'Browser', 'Server A', 'Session Store']);
  // What is left begins with the tablet.
  expect(roster(trace.events.slice(2))).toBe(whole);
  const other = setup();
  other.look(phone);
  expect(namesOf(roster(other.trace.events))).toEqual(['Phone', 'Browser', 'Server A', 'Session Store']);
});
