import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { toColumns } from './to-columns.ts';

const setup = () => {
  const phone: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
  const trace = createTraceBuilder();
  const look = (actor?: Actor) =>
    trace.exchange({ method: 'GET', path: '/', status: 200, reason: 'OK', ...(actor ? { actor } : {}) });
  return { trace, look, phone, chapters: () => toChapters(trace.events) };
};

it('keeps the list of participants until somebody joins, so that no chapter is written anew', () => {
  const { look, phone, chapters } = setup();
  look(phone);
  const first = toColumns(chapters());
  look(phone);
  const second = toColumns(chapters(), first);
  expect(second.participants).toBe(first.participants);
  expect(second.counts).toEqual([4, 4]);
  look({ ...phone, id: 'tablet', name: 'Tablet' });
  const third = toColumns(chapters(), second);
  expect(third.participants.map(({ name }) => name)).toEqual([
    'Browser',
    'Server A',
    'Session Store',
    'Phone',
    'Tablet',
  ]);
  expect(third.counts).toEqual([4, 4, 5]);
});

it('puts a second server beside the first, and draws again with all whatever stood differently', () => {
  const { trace, look, phone, chapters } = setup();
  look();
  look(phone);
  const before = toColumns(chapters());
  expect(before.counts).toEqual([3, 4]);
  trace.exchange({ method: 'GET', path: '/', status: 200, reason: 'OK', server: 'B' });
  look();
  const { participants, counts } = toColumns(chapters(), before);
  expect(participants.map(({ name }) => name)).toEqual([
    'Browser',
    'Server A',
    'Server B',
    'Session Store',
    'Phone',
  ]);
  expect(counts).toEqual([5, 5, 5, 5]);
});
