import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { browser, createTraceBuilder, curl, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { findRedirect } from './find-redirect.ts';

const sentOn = (trace: TraceBuilder, actor: Actor, to: string) =>
  trace.exchange({
    actor,
    method: 'GET',
    path: '/dashboard',
    status: 302,
    reason: 'Found',
    responseHeaders: [['Location', to]],
  });
const welcomed = (trace: TraceBuilder) =>
  trace.exchange({ method: 'GET', path: '/login', status: 200, reason: 'OK' });

it('finds the answer that the browser followed without showing it', () => {
  const trace = sentOn(createTraceBuilder(), browser, '/login?next=%2Fdashboard');
  welcomed(trace);
  expect(findRedirect(trace.events, '/login')).toMatchObject({ number: 2, status: 302, reason: 'Found' });
});

it('takes no other visitor’s, no other place’s, and no plain answer', () => {
  const trace = sentOn(createTraceBuilder(), curl, '/login');
  sentOn(trace, browser, '/elsewhere');
  welcomed(trace);
  expect(findRedirect(trace.events, '/login')).toBeNull();
});
