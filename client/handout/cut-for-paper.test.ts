import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { cutForPaper, isToDraw } from './cut-for-paper.ts';

const lookUp = (times: number) => {
  const trace = createTraceBuilder();
  for (let time = 0; time < times; time += 1) lookupExchange(trace);
  return trace;
};
const sizesOf = (events: Parameters<typeof cutForPaper>[0]) =>
  cutForPaper(events).map(({ length }) => length);

it('leaves a short story in one picture', () => {
  expect(sizesOf(lookUp(2).events)).toEqual([8]);
  expect(sizesOf([])).toEqual([]);
});

it('cuts a long one into pictures of about the same length, between exchanges', () => {
  expect(sizesOf(lookUp(3).events)).toEqual([8, 4]);
  expect(sizesOf(lookUp(4).events)).toEqual([8, 8]);
  expect(cutForPaper(lookUp(9).events).flat()).toEqual(lookUp(9).events);
  for (const piece of cutForPaper(lookUp(9).events)) expect(piece[0]?.type).toBe('request');
});

it('does not tear an exchange apart, however long it is', () => {
  const calls = Array.from({ length: 12 }, () => ({ commands: [['PING'] as const], replies: ['PONG'] }));
  const trace = createTraceBuilder().exchange({ method: 'GET', path: '/', calls, status: 200, reason: 'OK' });
  expect(sizesOf(lookupExchange(trace).events)).toEqual([26, 4]);
});

it('leaves no note alone in a picture', () => {
  const trace = lookUp(2).note({ kind: 'clock-moved', byMs: 1 }).note({ kind: 'clock-moved', byMs: 1 });
  trace.note({ kind: 'clock-moved', byMs: 1 });
  expect(sizesOf(trace.events)).toEqual([11]);
});

it('leaves none alone at the beginning either', () => {
  const trace = lookUp(0).note({ kind: 'clock-moved', byMs: 1 });
  expect(sizesOf(lookupExchange(lookupExchange(trace)).events)).toEqual([5, 4]);
});

it('draws where somebody asked, and tells in words what is a note alone', () => {
  expect(isToDraw(loginExchange(createTraceBuilder()).events)).toBe(true);
  expect(isToDraw(createTraceBuilder().note({ kind: 'store-changed', now: 'down' }).events)).toBe(false);
});
