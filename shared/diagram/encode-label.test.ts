// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { expect, it } from 'vitest';
import { createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { encodeLabel } from './encode-label.ts';
import { toMermaid } from './to-mermaid.ts';

const nasty = [
  ...[
    'x;S->>B: forged',
    'end',
    '%%{init: {"securityLevel":"loose"}}%%',
    'wrap: eaten',
    'nowrap:eaten',
    ':wrap:',
  ],
  ...[
    '$$\\frac{1}{2}$$',
    'a#b',
    '#59;',
    'a\r\nb->>c: d',
    'a\u2028server->>browser: 200',
    '\u202eevil',
    '---\ntitle: x\n---',
  ],
  ...[
    '😀'.repeat(10_000),
    '</text><script>alert(1)</script>',
    '<br/>',
    '%% comment',
    '',
    ' ',
    '\u0000',
    ':',
    '::',
    '+',
    '-',
  ],
  ...[
    'loop forever',
    'participant x',
    'note over server: x',
    'autonumber',
    '@{ "type": "x" }',
    '{',
    '}',
    'as',
    'ﬂ°59¶ß',
  ],
  ...[
    'title: x',
    'accTitle: x',
    'accDescr { x }',
    'rect rgb(0,0,0)',
    '"',
    "'",
    '`',
    '\\',
    '\ud83d',
    'שלום',
    '工'.repeat(90),
  ],
];
const hostile = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.constantFrom(...nasty, ':', ';', '\n', '%', '#', 'wrap', ' '), { maxLength: 4 })
    .map((parts) => parts.join('')),
);

const parse = async (text: string) => {
  // Directives, comments and front matter are taken out of the text before it is parsed: there must be none.
  expect(text).not.toMatch(/%|^\s*---/);
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return db as unknown as {
    getMessages(): { id: string; type: number; from: string; to: string; message: string }[];
    getActors(): Map<string, { description: string }>;
    LINETYPE: { NOTE: number };
  };
};

/** One exchange with the same hostile text wherever text from outside can get to. */
const tell = (trace: TraceBuilder, text: string): TraceBuilder =>
  trace
    .exchange({
      actor: { id: text.slice(0, 40) || 'x', kind: 'device', name: text.slice(0, 40) || 'x' },
      method: 'POST',
      path: '/api/login',
      cookie: `a=${text}`,
      body: JSON.stringify({ username: text }),
      calls: [
        {
          commands: [
            [text || 'X', text],
            ['SET', text],
          ],
          replies: [text, { ok: false, error: text }],
        },
        { commands: [['DEL', `session:${text}`]], replies: [1] },
        { operation: { name: 'map.get', key: text, value: text } },
        { operation: { name: 'map.set', key: text, value: { [text]: text } } },
        { operation: { name: 'map.delete', key: text, existed: true } },
        { operation: { name: 'file.read', path: text, body: null } },
        {
          operation: {
            name: 'file.write',
            path: text,
            body: { text, bytes: 1, truncated: false },
            set: { [text]: text },
            removed: [text],
          },
        },
      ],
      status: 302,
      reason: text,
      responseHeaders: [['Location', text]],
      setCookie: [`s=${text.replace(/[;\p{Cc}]/gu, '')}`],
    })
    .scriptReadsCookies([text]);

it('draws exactly what happened, whatever the text', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.constantFrom(18, 30, undefined), async (text, lineLength) => {
      const { events } = tell(createTraceBuilder(), text);
      const written = toMermaid(events, lineLength ? { lineLength } : {});
      const diagram = await parse(written.text);
      const messages = diagram.getMessages();
      const isNote = ({ type }: { type: number }) => type === diagram.LINETYPE.NOTE;
      expect([...diagram.getActors().keys()]).toEqual(['browser', 'device', 'server', 'store']);
      expect(messages.filter((message) => !isNote(message)).map(({ from, to }) => `${from} ${to}`)).toEqual([
        ...['device server', 'server store', 'store server', 'server store', 'store server'],
        ...Array.from({ length: 5 }, () => 'server server'),
        'server device',
      ]);
      expect(messages.length).toBe(written.owners.length);
      expect(messages.map(({ id }) => Number(id))).toEqual([...written.owners.keys()]);
      expect(messages.every(({ message }) => message.length > 0)).toBe(true);
    }),
    { numRuns: 120, examples: nasty.map((text): [string, number | undefined] => [text, 18]) },
  );
}, 60_000);

it.each(['wrap: hi', 'nowrap:hi', ':wrap:hi', ': x', 'session:4f2a', 'a wrap: b'])(
  'loses nothing of “%s”',
  async (label) => {
    const db = await parse(`sequenceDiagram\n  participant a\n  a->>a: ${encodeLabel(label)}\n`);
    const shown = db
      .getMessages()[0]
      ?.message.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
    expect(shown).toBe(label);
  },
);

it('breaks a long label into lines and cuts it at 80 characters', () => {
  expect(encodeLabel('GET /api/protected, session_id=4f2a…c91', 20)).toBe(
    'GET /api/protected,<br/>session_id=4f2a…c91',
  );
  expect(encodeLabel('a'.repeat(50), 20)).toBe(
    `${'a'.repeat(20)}<br/>${'a'.repeat(20)}<br/>${'a'.repeat(10)}`,
  );
  expect(encodeLabel('x'.repeat(200))).toBe(`${'x'.repeat(79)}…`);
});
