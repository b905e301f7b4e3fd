// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId, loginExchange, logoutExchange, lookupExchange } from '../trace/trace-stories.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { alignRuns } from './align-runs.ts';
import { rowMarks, toComparisonMermaid } from './to-comparison-mermaid.ts';

const run = (tell: (trace: TraceBuilder) => unknown): readonly TraceEvent[] => {
  const trace = createTraceBuilder();
  tell(trace);
  return trace.events;
};
const compare = (before: readonly TraceEvent[], after: readonly TraceEvent[], lineLength?: number) => {
  const alignment = alignRuns(before, after);
  return { alignment, ...toComparisonMermaid(alignment, lineLength === undefined ? {} : { lineLength }) };
};
const parse = async (text: string) => {
  expect(text).not.toMatch(/%|^\s*---/);
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return db as unknown as {
    getMessages(): { id: string; type: number; from?: string; to?: string; message: string }[];
    getActors(): Map<string, unknown>;
    LINETYPE: { NOTE: number; RECT_START: number; RECT_END: number };
  };
};

const id = exampleSessionId;
const clearingOnly = run((trace) =>
  trace.exchange({
    method: 'POST',
    path: '/api/logout',
    cookie: `session_id=${id}`,
    status: 200,
    reason: 'OK',
    setCookie: ['session_id=; Path=/; Max-Age=0'],
  }),
);

it('marks what is missing, new and changed, and leaves the rest as it is', () => {
  const before = clearingOnly;
  const after = run((trace) => logoutExchange(trace));
  expect(
    compare(before, after)
      .text.split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'sequenceDiagram',
    'actor browser as Browser',
    'participant server as Server A',
    'participant store@{ "type" : "database" } as Session Store',
    'browser->>server: POST /api/logout, session_id=4f2a…c91',
    'rect rgba(24, 140, 90, 0.16)',
    'server->>store: + GET session:4f2a…c91',
    'store-->>server: + userId:2, role:member, name:ada',
    'server->>store: + DEL session:4f2a…c91 and 1 more',
    'store-->>server: + 1, 1',
    'Note over store: + session 4f2a…c91 deleted',
    'end',
    'rect rgba(201, 148, 20, 0.18)',
    'server-->>browser: ~ 204 No Content, clears session_id',
    'Note over browser: drops the cookie session_id',
    'Note over browser: status: 200, now 204',
    'end',
    '',
  ]);
  expect(compare(after, before).text).toContain('server->>store: − DEL session:4f2a…c91 and 1 more');
});

it('writes runs that are the same without any mark', () => {
  const story = run((trace) => lookupExchange(loginExchange(trace)));
  const { text } = compare(story, story);
  expect(text).not.toMatch(/rect|: [~+−] /);
});

it('draws a curl of the run before as the curl of the run after', () => {
  const as = (actorId: string) =>
    run((trace) => lookupExchange(trace, { actor: { id: actorId, kind: 'curl', name: 'curl' } }));
  const { text } = compare([...as('one')], []);
  expect(text).toContain('actor curl as curl');
  expect(
    compare(
      run((trace) => loginExchange(trace, { actor: { id: 'x', kind: 'curl', name: 'curl' } })),
      as('y'),
    ).text,
  ).not.toContain('curl2');
});

const nasty = [
  ...['x;S->>B: forged', 'end', 'wrap: eaten', ':wrap:', '#59;', 'a\r\nb->>c: d', ': ', '%% no', ''],
  ...['rect rgb(0,0,0)', '<script>alert(1)</script>', '\u202eevil', '😀'.repeat(2_000), '~', '+', '− '],
];
const hostile = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 60 }));
const tell = (text: string, extra: string): readonly TraceEvent[] =>
  run((trace) =>
    trace
      .exchange({
        actor: { id: text.slice(0, 40) || 'x', kind: 'device', name: text.slice(0, 40) || 'x' },
        method: 'POST',
        path: '/api/login',
        cookie: `a=${text}${extra}`,
        body: JSON.stringify({ username: text + extra }),
        calls: [{ commands: [[text || 'X', text + extra]], replies: [text, { ok: false, error: extra }] }],
        status: 302,
        reason: text,
        responseHeaders: [['Location', text]],
        setCookie: [`s=${(text + extra).replace(/[;\p{Cc}]/gu, '')}`],
      })
      .scriptReadsCookies([text, extra]),
  );

const arrowsOf = (alignment: ReturnType<typeof alignRuns>) =>
  alignment.rows.flatMap((row, index) => ((row.after ?? row.before).type === 'note' ? [] : [index]));

const holds = async (before: readonly TraceEvent[], after: readonly TraceEvent[], lineLength?: number) => {
  const { alignment, text, owners } = compare(before, after, lineLength);
  // Mermaid has no diagram without a statement.
  if (alignment.rows.length === 0) return;
  const diagram = await parse(text);
  const { NOTE, RECT_START, RECT_END } = diagram.LINETYPE;
  const messages = diagram.getMessages();
  expect(messages.map((message) => Number(message.id))).toEqual([...owners.keys()]);
  const isEdge = ({ type }: { type: number }) => type === RECT_START || type === RECT_END;
  expect(messages.map(isEdge)).toEqual(owners.map((owner) => owner === null));
  const arrows = messages.filter((message) => !isEdge(message) && message.type !== NOTE);
  expect(arrows.map((message) => owners[Number(message.id)])).toEqual(arrowsOf(alignment));
  for (const message of arrows) {
    const row = alignment.rows[owners[Number(message.id)] ?? -1];
    const mark = rowMarks[row?.kind ?? 'same'];
    expect(message.message.startsWith(mark.trim())).toBe(true);
  }
};

it('draws exactly the rows there are, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, fc.constantFrom(18, undefined), (one, other, lineLength) =>
      holds(tell(one, ''), tell(one, other), lineLength),
    ),
    { numRuns: 60, examples: nasty.map((text): [string, string, number | undefined] => [text, text, 18]) },
  );
}, 60_000);

it('draws exactly the rows there are, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(anyTrace, anyTrace, (before, after) => holds(before, after)),
    { numRuns: 60 },
  );
}, 60_000);

it('draws the thief of both runs as one', () => {
  const runBy = (id: string, ticket: string | null) =>
    createTraceBuilder().drop(ticket, { id, kind: 'attacker', name: 'Thief' }).events;
  const { text } = toComparisonMermaid(alignRuns(runBy('attacker-1', '1001'), runBy('attacker-2', null)));
  expect(text.match(/as Thief/g)).toHaveLength(1);
  const [before, after] = [runBy('attacker-1', '1001'), runBy('attacker-2', '1001').slice(0, 0)];
  expect(toComparisonMermaid(alignRuns(before, after)).text).toMatch(/browser->>attacker: − POST \/drop/);
});
