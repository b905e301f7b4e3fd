import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { attacker, createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange, oldTicketExchange } from '../trace/trace-stories.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { alignRuns } from './align-runs.ts';
import { findParting } from './find-parting.ts';
import { toTwinMermaid, twinParticipants } from './to-twin-mermaid.ts';

const run = (tell: (trace: TraceBuilder) => unknown): readonly TraceEvent[] => {
  const trace = createTraceBuilder();
  tell(trace);
  return trace.events;
};
const write = (before: readonly TraceEvent[], after: readonly TraceEvent[]) => {
  const { rows } = alignRuns(before, after);
  const participants = twinParticipants(rows);
  return { rows, participants, ...toTwinMermaid(rows, { participants, heads: 'nameless' }) };
};
/** Each statement with its row and the picture in which it stands. */
const told = ({ text, statements }: ReturnType<typeof write>): string[] => {
  const lines = text.trimEnd().split('\n').slice(-statements.length);
  return statements.map(({ row, side }, index) => `${row} ${side} ${lines[index]?.trim()}`);
};

const served = run((trace) => lookupExchange(trace, { actor: attacker }));
const refused = run((trace) => oldTicketExchange(trace, { actor: attacker }));

it('writes what is alike once, and what differs once for each run', () => {
  expect(told(write(served, refused))).toEqual([
    '0 both attacker->>server: GET /api/protected, session_id=4f2a…c91',
    '1 both server->>store: GET session:4f2a…c91',
    '2 before store-->>server: userId:2, role:member, name:ada',
    '2 after store-->>server: nil',
    '3 before server-->>attacker: 200 OK',
    '3 after server-->>attacker: 401 Unauthorized',
  ]);
});

it('writes a row of one run for its picture alone', () => {
  const clearing = run((trace) =>
    trace.exchange({
      method: 'POST',
      path: '/api/logout',
      cookie: 'session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91',
      status: 204,
      reason: 'No Content',
      setCookie: ['session_id=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'],
    }),
  );
  const both = write(
    clearing,
    run((trace) => logoutExchange(trace)),
  );
  expect(both.statements.map(({ row, side }) => `${row} ${side}`)).toEqual([
    '0 both',
    '1 after',
    '2 after',
    '3 after',
    '4 after',
    '4 after',
    '5 both',
    '5 both',
  ]);
  expect(findParting(both.rows)).toEqual({ row: 1, from: 0 });
});

it('gives both pictures the lanes of either, and one lane to whoever goes by one name', () => {
  const thief = { ...attacker, id: 'device-7' };
  const other = run((trace) => lookupExchange(loginExchange(trace), { actor: thief }));
  const { participants } = write(served, other);
  expect(participants.map(({ name }) => name)).toEqual(['Attacker', 'Browser', 'Server A', 'Session Store']);
});

it('says of two runs of the same story that they never part', () => {
  expect(findParting(write(served, served).rows)).toBeNull();
});

it('writes each event of both runs in its own picture, whatever they are', () => {
  fc.assert(
    fc.property(anyTrace, anyTrace, (before, after) => {
      const { rows, statements } = write(before, after);
      for (const [side, count] of [
        ['before', before.length],
        ['after', after.length],
      ] as const) {
        const drawn = new Set(statements.filter((one) => one.side !== other(side)).map(({ row }) => row));
        expect(drawn.size).toBe(count);
        expect([...drawn].every((row) => rows[row]?.[side] != null)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

const other = (side: 'before' | 'after') => (side === 'before' ? 'after' : 'before');
