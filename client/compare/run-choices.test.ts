import { describe, expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  dashboardExchange,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '#shared/trace/trace-stories.ts';
import { findRun, suggestPair, toRunGroup } from './run-choices.ts';

const group = (...steps: ((trace: TraceBuilder) => TraceBuilder)[]) => {
  const trace = createTraceBuilder();
  for (const step of steps) step(trace);
  return toRunGroup('here', 'This trace', toChapters(trace.events));
};

describe('toRunGroup', () => {
  it('offers the whole trace and each chapter', () => {
    expect(group(loginExchange, logoutExchange).choices.map(({ id, label }) => [id, label])).toEqual([
      ['here/whole', 'The whole trace'],
      ['here/1', '1. Log in as ada'],
      ['here/5', '2. Log out'],
    ]);
  });

  it('puts the whole trace in the order of its events', () => {
    const whole = findRun([group(loginExchange, lookupExchange)], 'here/whole');
    expect(whole?.events.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('says of each chapter which trace it is part of', () => {
    const { choices } = group(loginExchange, logoutExchange);
    const [whole] = choices;
    expect(choices.every(({ trace }) => trace === whole?.events)).toBe(true);
  });

  it('offers nothing of an empty trace', () => {
    expect(group().choices).toEqual([]);
  });
});

describe('suggestPair', () => {
  it('sets the last action that was done twice against its time before', () => {
    expect(suggestPair(group(lookupExchange, loginExchange, oldTicketExchange, dashboardExchange))).toEqual({
      before: 'here/1',
      after: 'here/9',
    });
  });

  it('falls back on the last two', () => {
    expect(suggestPair(group(lookupExchange, loginExchange))).toEqual({ before: 'here/1', after: 'here/5' });
  });

  it('has nothing to suggest for one chapter', () => {
    expect(suggestPair(group(lookupExchange))).toBeNull();
  });
});
