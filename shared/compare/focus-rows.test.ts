import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, lookupExchange, oldTicketExchange } from '../trace/trace-stories.ts';
import { alignRuns } from './align-runs.ts';
import { focusRows } from './focus-rows.ts';

it('keeps the exchanges in which something differs, whole', () => {
  const before = lookupExchange(loginExchange(createTraceBuilder())).events;
  const after = oldTicketExchange(loginExchange(createTraceBuilder())).events;
  expect(focusRows(alignRuns(before, after))).toEqual([4, 5, 6, 7]);
});

it('keeps nothing of runs that are the same', () => {
  const { events } = loginExchange(createTraceBuilder());
  expect(focusRows(alignRuns(events, events))).toEqual([]);
});
