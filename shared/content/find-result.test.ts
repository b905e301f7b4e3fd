import { expect, it } from 'vitest';
import type { Actor } from '../trace/event.ts';
import { attacker, createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '../trace/trace-stories.ts';
import { findResult } from './find-result.ts';

const phone: Actor = { id: 'phone', kind: 'device', name: 'Phone' };
const trace = createTraceBuilder();
wrongPasswordExchange(trace);
loginExchange(trace, { actor: phone });
lookupExchange(trace, { actor: attacker });
trace.note({ kind: 'clock-moved', byMs: 1 });
loginExchange(trace);
const { events } = trace;
const logIn = { type: 'log-in', username: 'ada', password: 'x' } as const;

it('finds the answer to what was done, and not to what was done before', () => {
  expect(findResult(logIn, events, 0)?.number).toBe(2);
  expect(findResult(logIn, events, 2)?.number).toBe(15);
  expect(findResult(logIn, events, 15)).toBeNull();
});

it('waits for the answer where there is only the request', () => {
  expect(findResult(logIn, events.slice(0, 12), 2)).toBeNull();
});

it('tells one visitor from another, and one place from another', () => {
  const device = { type: 'device', label: 'x', name: 'Phone', kind: 'device' } as const;
  expect(findResult({ ...device, route: 'POST /api/login' }, events, 0)?.number).toBe(6);
  expect(findResult({ ...device, route: 'GET /dashboard' }, events, 0)).toBeNull();
  const thief = { ...device, name: 'Attacker', kind: 'attacker', route: 'GET /api/protected' } as const;
  expect(findResult(thief, events, 0)?.number).toBe(10);
});

it('finds what the house has noted', () => {
  expect(findResult({ type: 'skip-time', label: 'x', to: 'closing-time' }, events, 0)?.number).toBe(11);
  expect(findResult({ type: 'read-cookies', label: 'x' }, events, 0)).toBeNull();
});
