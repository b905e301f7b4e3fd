import { expect, it } from 'vitest';
import { createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import {
  exampleSessionId as id,
  loginExchange,
  logoutExchange,
  oldTicketExchange,
} from '../trace/trace-stories.ts';
import { foldWorld } from './fold-world.ts';
import { toRevocations } from './to-revocations.ts';

const admin = { id: 'admin', kind: 'admin', name: 'Admin' } as const;
const of = ({ events }: TraceBuilder) => toRevocations(foldWorld(events), events);
const revoke = (trace: TraceBuilder) =>
  trace.exchange({
    actor: admin,
    method: 'POST',
    path: '/api/admin/users/2/revoke',
    cookie: 'session_id=admins',
    calls: [{ transaction: true, commands: [['DEL', `session:${id}`]], replies: [1] }],
    status: 200,
    reason: 'OK',
  });

it('measures from the deletion to the first time the ticket is refused', () => {
  const trace = revoke(loginExchange(createTraceBuilder()));
  expect(of(trace)).toMatchObject([{ session: id, deniedBy: null, delayMs: null }]);
  oldTicketExchange(trace.wait(30));
  oldTicketExchange(trace.wait(500));
  const [revocation] = of(trace);
  // Two milliseconds for the response to the admin, and eight until the refusal.
  expect(revocation).toMatchObject({ deniedBy: 12, delayMs: 40 });
});

it('leaves out time that was skipped', () => {
  const trace = revoke(loginExchange(createTraceBuilder()));
  trace.wait(60_000).note({ kind: 'clock-moved', byMs: 60_000 });
  expect(of(oldTicketExchange(trace))[0]?.delayMs).toBe(10);
});

it('calls no logout a revocation', () => {
  const trace = oldTicketExchange(logoutExchange(loginExchange(createTraceBuilder())));
  expect(of(trace)).toEqual([]);
});
