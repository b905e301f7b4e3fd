import { expect, it } from 'vitest';
import { describeChapter } from './describe-chapter.ts';
import { describeEvent } from './describe-event.ts';
import { droppedTicket, ticketInDrop } from './drop.ts';
import { traceEventSchema } from './event.ts';
import { tellOutcome } from './tell-outcome.ts';
import { toChapters } from './to-chapters.ts';
import { createTraceBuilder, type TraceBuilder } from './trace-builder.ts';
import { exampleSessionId as id, lookupExchange } from './trace-stories.ts';

const dropped = (body: string) => {
  const told = { method: 'POST', path: '/drop', status: 204, reason: 'No Content', body };
  const receiver = { id: 'attacker', kind: 'attacker', name: 'Thief' } as const;
  const [request] = createTraceBuilder().exchange({ ...told, receiver }).events;
  return request?.type === 'request' ? droppedTicket(request) : undefined;
};

it('finds the ticket that was left in a drop, and nothing that is none', () => {
  expect(dropped(`{"cookie":"session_id=${id}"}`)).toBe(id);
  const others = [
    '{"cookie":""}',
    '{"cookie":"other=1"}',
    '{"cookie":"session_id=x y"}',
    '{',
    'null',
    '[]',
    '',
  ];
  for (const body of others) expect(dropped(body)).toBeNull();
  expect(ticketInDrop('session_id=1234')).toBe('1234');
  expect(ticketInDrop('xsession_id=1234')).toBeNull();
  const [ordinary] = lookupExchange(createTraceBuilder()).events;
  expect(ordinary?.type === 'request' && droppedTicket(ordinary)).toBeUndefined();
});

it('is told of as something between a page and a thief, in which no server has a part', () => {
  const { events } = createTraceBuilder().drop(id).drop(null);
  expect(events.map(describeEvent)).toEqual([
    'A script in Browser’s page sends Attacker: POST /drop, session_id=4f2a…c91',
    'Attacker answers Browser: 204 No Content',
    'A script in Browser’s page sends Attacker: POST /drop, no ticket',
    'Attacker answers Browser: 204 No Content',
  ]);
  expect(events.flatMap((event) => tellOutcome(event, events)?.words ?? [])).toEqual([
    'has the number',
    'has nothing',
  ]);
  expect(JSON.stringify(events.map(describeEvent))).not.toContain(id);
});

it('means ill for the visitor where the number went, and where a script was served in their name', () => {
  const meanings = ({ events }: TraceBuilder) =>
    events.flatMap((event) => tellOutcome(event, events)?.meaning ?? []);
  expect(meanings(createTraceBuilder().drop(id).drop(null))).toEqual(['bad', 'good']);
  expect(meanings(lookupExchange(createTraceBuilder().scriptAsks('GET /api/protected')))).toEqual(['bad']);
  expect(meanings(lookupExchange(createTraceBuilder()))).toEqual(['good']);
});

it('makes one chapter with the note of what the script saw', () => {
  const trace = createTraceBuilder().scriptReadsCookies(['session_id']).drop(id);
  const [chapter, ...more] = toChapters(trace.scriptReadsCookies([]).drop(null).events);
  expect([chapter, ...more].map((one) => one && describeChapter(one))).toEqual([
    'A script sends Attacker the number: 2 arrows, answered 204 No Content',
    'A script sends Attacker nothing: 2 arrows, answered 204 No Content',
  ]);
});

it('leaves a look that sent nothing a chapter of its own, and what its visitor does next too', () => {
  const trace = createTraceBuilder().scriptReadsCookies(['session_id']);
  const titles = toChapters(lookupExchange(trace).events).map(({ title }) => title);
  expect(titles).toEqual(['A script reads the cookies', 'Look up: GET /api/protected']);
});

it('puts what a script asks into one chapter with the note of it', () => {
  const trace = createTraceBuilder().scriptAsks('GET /api/protected');
  const titles = toChapters(lookupExchange(trace).events).map(({ title }) => title);
  expect(titles).toEqual(['A script asks: GET /api/protected']);
  expect(trace.events.slice(0, 1).map(describeEvent)).toEqual([
    'A script in Browser’s page sends GET /api/protected, and nobody has pressed anything',
  ]);
  const other = createTraceBuilder().scriptAsks('GET /dashboard');
  expect(toChapters(lookupExchange(other).events)).toHaveLength(2);
});

it('is a field that older traces have not, and that holds for requests and responses alone', () => {
  const { events } = lookupExchange(createTraceBuilder());
  expect(events.map((event) => traceEventSchema.parse(event))).toEqual(events);
  const drop = createTraceBuilder().drop(id).events;
  expect(drop.map((event) => traceEventSchema.parse(event))).toEqual(drop);
});
