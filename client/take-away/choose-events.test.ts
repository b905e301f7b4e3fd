import { expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { listChoices } from './choose-events.ts';

const story = (lookups: number) => {
  const trace = loginExchange(createTraceBuilder());
  for (let index = 0; index < lookups; index += 1) lookupExchange(trace);
  return trace.events;
};
const choicesOf = (events: ReturnType<typeof story>, shown: number) =>
  listChoices(events, toChapters(events), shown);

it('offers all, the chapter that is looked at, and the end from a request on', () => {
  const events = story(30);
  const choices = choicesOf(events, 7);
  expect(choices.map(({ label }) => label)).toEqual([
    'All of it (124 events)',
    'Only “Look up: GET /api/protected” (4 events)',
    'Only the newest 60 events',
  ]);
  expect(choices.map(({ events: chosen }) => [chosen[0]?.number, chosen.at(-1)?.number])).toEqual([
    [1, 124],
    [5, 8],
    [65, 124],
  ]);
});

it('begins the end with a request', () => {
  const [, , end] = choicesOf([...story(30), ...createTraceBuilder().scriptReadsCookies().events], 7);
  expect(end?.events[0]?.type).toBe('request');
  expect(end?.events.length).toBeLessThan(60);
});

it('offers nothing twice', () => {
  expect(choicesOf(story(0), 2).map(({ extent }) => extent)).toEqual(['all']);
  expect(choicesOf(story(1), 2).map(({ extent }) => extent)).toEqual(['all', 'chapter']);
  expect(choicesOf([], 0).map(({ extent }) => extent)).toEqual(['all']);
});
