import { expect, it } from 'vitest';
import { foldWorld } from '../world/fold-world.ts';
import { type TraceEvent, traceEventSchema } from './event.ts';
import { liftEvents } from './lift-events.ts';
import disk from './older/trace-2-disk.json' with { type: 'json' };
import memory from './older/trace-2-memory.json' with { type: 'json' };
import { createTraceBuilder } from './trace-builder.ts';
import { loginExchange } from './trace-stories.ts';

const lift = (events: readonly object[]): TraceEvent[] =>
  liftEvents(events).map((event, index) => traceEventSchema.parse({ ...event, number: index + 1 }));

const toLine = (event: TraceEvent): string => {
  switch (event.type) {
    case 'request':
      return `${event.server} > ${event.method} ${event.path}`;
    case 'response':
      return `${event.server} < ${event.status}`;
    case 'own-store': {
      const { operation } = event;
      const isThere =
        'value' in operation ? operation.value !== null : operation.name !== 'file.read' || operation.body;
      return `${event.server} ${operation.name}${isThere ? '' : ' nothing'}`;
    }
    case 'store-command':
    case 'store-reply':
      return `${event.server} ${event.type}`;
    case 'note':
      return `${event.server} ${event.note.kind}`;
  }
};

const toLines = (events: readonly object[]) => lift(events).map(toLine);

it('makes of a memory that was Redis in disguise what a Map would have done', () => {
  expect(toLines(memory.events)).toEqual([
    ...['B server-changed', 'A settings-changed'],
    ...['A > POST /api/login', 'A map.set', 'A < 200'],
    ...['B > GET /api/protected', 'B map.get nothing', 'B < 401'],
    ...['A > GET /api/protected', 'A map.get', 'A < 200'],
    ...['B > POST /api/login', 'B map.set', 'B < 200'],
    ...['A > GET /api/protected', 'A map.get', 'A < 200'],
    ...['B > GET /api/admin/sessions', 'B map.get', 'B map.entries', 'B < 200'],
    ...['A > POST /api/admin/users/2/revoke', 'A map.get nothing', 'A < 401'],
    ...['B > POST /api/admin/users/2/revoke', 'B map.get', 'B < 200'],
    ...['A > POST /api/login', 'A map.set', 'A < 200'],
    // Nothing dropped the record: the lookup that finds it past its time does.
    'A clock-moved',
    ...['B > GET /api/protected', 'B map.get nothing', 'B < 401'],
    ...['A > GET /api/protected', 'A map.get', 'A map.delete', 'A < 401'],
    ...['B > POST /api/login', 'B map.set', 'B < 200'],
    ...['A server-changed', 'B server-changed'],
  ]);
});

it('makes of a disk that was Redis in disguise what a file would have gone through', () => {
  expect(toLines(disk.events)).toEqual([
    ...['B server-changed', 'A settings-changed'],
    ...['A > POST /api/login', 'A file.write', 'A < 200'],
    ...['B > GET /api/protected', 'B file.read nothing', 'B < 401'],
    ...['A > GET /api/protected', 'A file.read', 'A file.write', 'A < 200'],
    ...['A server-changed', 'B server-changed'],
    ...['B > GET /api/protected', 'B file.read nothing', 'B < 401'],
    ...['A > GET /api/protected', 'A file.read', 'A file.write', 'A < 200'],
    ...['B > POST /api/logout', 'B file.read nothing', 'B file.read nothing', 'B < 204'],
    ...['A > POST /api/logout', 'A file.read', 'A file.write', 'A < 204'],
    ...['B > GET /api/protected', 'B file.read nothing', 'B < 401'],
    ...['A > GET /api/protected', 'A file.read', 'A < 401'],
  ]);
});

it('keeps in the record the end that Redis knew, and a later one after each use', () => {
  const ends = (events: readonly object[]) =>
    lift(events).flatMap((event) => {
      if (event.type !== 'own-store') return [];
      const { operation, at } = event;
      const records =
        operation.name === 'map.set'
          ? [operation.value]
          : operation.name === 'file.write'
            ? Object.values(operation.set)
            : [];
      return records.map((record) => Reflect.get(Object(record), 'expiresAt') - at);
    });
  expect(ends(memory.events)).toEqual([3_600_000, 3_600_000, 3_600_000, 3_600_000]);
  expect(ends(disk.events)).toEqual([3_600_000, 3_600_000, 3_600_000]);
});

it('tells the same stories of the sessions as they were', () => {
  const ends = (events: readonly object[]) =>
    [...foldWorld(lift(events)).sessions.values()].map(({ user, end }) => `${user?.role} ${end?.how}`);
  expect(ends(memory.events)).toEqual(['member lost', 'admin lost', 'member expired', 'member lost']);
  expect(ends(disk.events)).toEqual(['member deleted']);
});

it('leaves what was asked of Redis as it is, and what it does not know', () => {
  const events = [...createTraceBuilder().events, ...loginExchange(createTraceBuilder()).events];
  expect(liftEvents(events)).toBe(events);
  const odd = [
    { type: 'store-reply', store: 'memory', call: 'x' },
    { type: 'request', store: 'disk' },
  ];
  expect(liftEvents(odd)).toEqual(odd);
});

it('knows of a session that began before the trace does what was found of it', () => {
  const [reply] = memory.events.filter(({ number }) => number === 13);
  const [command] = memory.events.filter(({ number }) => number === 12);
  expect(toLines([command ?? {}, reply ?? {}])).toEqual(['A map.get']);
  // A reply to nobody knows what says nothing.
  expect(toLines([reply ?? {}])).toEqual([]);
});
