import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { ownLogin, ownLogout, ownLookup, ownRecord } from '../trace/own-store-stories.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange, oldTicketExchange } from '../trace/trace-stories.ts';
import { toWireMessage } from './to-wire-message.ts';

const trace = createTraceBuilder();
loginExchange(trace);
lookupExchange(trace);
logoutExchange(trace);
oldTicketExchange(trace);
trace.scriptReadsCookies();

const setup = (find: (event: TraceEvent) => boolean) => {
  const event = trace.events.find(find);
  if (!event) throw new Error('no such event in the example');
  const message = toWireMessage(event);
  const text = message.lines.map(({ spans }) => spans.map((span) => span.text).join('')).join('\n');
  const marked = message.lines.flatMap(({ spans }) =>
    spans.flatMap(({ text: piece, footnote }) => {
      const note = message.footnotes.find(({ number }) => number === footnote);
      return note ? [`${piece} = ${note.term}`] : [];
    }),
  );
  return { message, text, marked };
};

describe('the wire message', () => {
  it('writes a request with its masked password explained', () => {
    const { text, marked } = setup(({ type }) => type === 'request');
    expect(text).toBe(
      'POST /api/login HTTP/1.1\nHost: localhost:3000\nContent-Type: application/json; charset=utf-8\n\n' +
        '{"username":"ada","password":"••••••"}',
    );
    expect(marked).toEqual(['POST = POST', '•••••• = Masked']);
  });

  it('explains status and every attribute of the cookie that is set', () => {
    const { marked } = setup(({ type }) => type === 'response');
    expect(marked).toEqual([
      '200 OK = 200',
      'session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91 = session_id',
      'Max-Age=3600 = Max-Age',
      'Path=/ = Path',
      'HttpOnly = HttpOnly',
      'SameSite=Lax = SameSite',
    ]);
  });

  it('says of a cleared cookie that the browser drops it', () => {
    const { message } = setup((event) => event.type === 'response' && event.status === 204);
    expect(message.footnotes.find(({ term }) => term === 'Expires')?.says).toMatch(/long past/);
    expect(message.footnotes.find(({ term }) => term === 'session_id')?.says).toMatch(/empty value/);
  });

  it('marks the ticket that a request shows', () => {
    const { marked } = setup((event) => event.type === 'request' && event.method === 'GET');
    expect(marked).toContain('session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91 = Cookie: session_id');
  });

  it('takes no other cookie for the ticket', () => {
    const set = ['session_id=abc; Path=/', 'guest=ada; Path=/', 'guest=; Path=/'];
    const { events } = createTraceBuilder().exchange({
      method: 'POST',
      path: '/',
      cookie: 'session_id=abc; guest=ada',
      status: 200,
      reason: 'OK',
      setCookie: set,
    });
    const says = events.flatMap((event) => toWireMessage(event).footnotes).map((note) => note.says);
    expect(says.filter((each) => each.startsWith('The ticket'))).toHaveLength(2);
    expect(says.filter((each) => each.startsWith('Another cookie, and no ticket'))).toHaveLength(2);
    expect(says).toContain('An empty value in place of the one before.');
  });

  it('tells beside “session expired” what really became of the session', () => {
    const refusal = trace.events.find((event) => event.type === 'response' && event.status === 401);
    if (!refusal) throw new Error('no such event in the example');
    const told = (fate: string | null) =>
      toWireMessage(refusal, fate).footnotes.find(({ term }) => term === 'session expired')?.says;
    expect(told(null)).toMatch(/cannot tell why\.$/);
    expect(told('It was revoked.')).toMatch(/cannot tell why\. It was revoked\.$/);
  });

  it('says which cookies it shows a message without, and why', () => {
    const { events } = createTraceBuilder().exchange({ method: 'GET', path: '/', status: 200, reason: 'OK' });
    const told = (leftOut: { own: boolean; others: number }) =>
      events.map((event) => {
        const { lines, footnotes } = toWireMessage({ ...event, leftOut } as typeof event);
        const line = lines
          .map(({ spans }) => spans.map(({ text }) => text).join(''))
          .find((text) => text.includes('left out'));
        return [line, footnotes.find(({ term }) => term === 'Left out')?.says];
      });
    const own = /coatcheck_device/;
    const others = /3 cookies of other programs/;
    expect(told({ own: true, others: 0 })).toEqual([
      ['Cookie: (one more, left out)', expect.stringMatching(own)],
      ['Set-Cookie: (one more, left out)', expect.stringMatching(own)],
    ]);
    expect(told({ own: true, others: 3 })[0]).toEqual([
      'Cookie: (4 more, left out)',
      expect.stringMatching(others),
    ]);
    expect(told({ own: false, others: 0 })).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('explains a ticket that is another program’s, and the answer to it', () => {
    const { events } = createTraceBuilder().exchange({
      method: 'GET',
      path: '/api/protected',
      cookie: 'session_id=••••••',
      status: 401,
      reason: 'Unauthorized',
      responseBody: '{"error":"no session of this site"}',
    });
    const says = events.flatMap((event) => toWireMessage(event).footnotes).map((note) => note.says);
    expect(says).toContainEqual(expect.stringMatching(/its value is not recorded/i));
    expect(says).toContainEqual(expect.stringMatching(/^What was shown is no number of this site/));
  });

  it.each([
    'SETEX session:4f2a 90 v',
    'PSETEX session:4f2a 90000 v',
    'EXPIRE session:4f2a 90',
    'PEXPIRE session:4f2a 90000',
  ])('tells the seconds of a lifetime in whatever unit it is given: %s', (line) => {
    const { events } = createTraceBuilder().exchange({
      method: 'GET',
      path: '/',
      status: 200,
      reason: 'OK',
      calls: [{ commands: [line.split(' ') as [string, ...string[]]], replies: ['OK'] }],
    });
    const command = events.find(({ type }) => type === 'store-command');
    const { lines, footnotes } = command ? toWireMessage(command) : { lines: [], footnotes: [] };
    expect(lines[0]?.spans.map(({ text }) => text).join('')).toBe(line);
    expect(footnotes.find(({ term }) => term === 'TTL')?.says).toContain('after 90 seconds');
    expect(footnotes.some(({ term }) => term === 'Value')).toBe(line.endsWith(' v'));
  });

  it('writes a transaction with key, TTL and value', () => {
    const { text, marked } = setup(({ type }) => type === 'store-command');
    expect(text.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'MULTI',
      'SETEX',
      'SADD',
      'EXPIRE',
      'EXEC',
    ]);
    expect(marked).toContain('session:4f2a9d07b16c4e0fa3d85b7e21f60c91 = Key');
    expect(marked).toContain('3600 = TTL');
  });

  it('tells a found session from nothing there', () => {
    const replies = trace.events
      .filter(({ type }) => type === 'store-reply')
      .map((event) => toWireMessage(event));
    const terms = replies.map(({ footnotes }) => footnotes.map(({ term }) => term));
    expect(terms).toEqual([['OK'], ['Value'], ['Value'], [], ['Nothing there']]);
  });

  it('writes what a server does in its own memory as code, with a word for what nothing throws away', () => {
    const own = createTraceBuilder();
    const record = ownRecord({ expiresAt: 1_790_000_060_000 });
    ownLookup(ownLogin(own, { expiresAt: 1_790_000_060_000 }), { found: record });
    ownLookup(own, { found: null });
    const messages = own.events
      .filter(({ type }) => type === 'own-store')
      .map((event) => toWireMessage(event));
    const texts = messages.map(({ lines }) =>
      lines.map(({ spans }) => spans.map(({ text }) => text).join('')),
    );
    const written = JSON.stringify(record, null, 2).split('\n');
    expect(texts).toEqual([
      ['sessions.set("4f2a9d07b16c4e0fa3d85b7e21f60c91", …)', ...written],
      ['sessions.get("4f2a9d07b16c4e0fa3d85b7e21f60c91")', '→ {', ...written.slice(1)],
      ['sessions.get("4f2a9d07b16c4e0fa3d85b7e21f60c91")', '→ undefined'],
    ]);
    expect(messages.map(({ footnotes }) => footnotes.map(({ term }) => term))).toEqual([
      ['Map', 'expiresAt'],
      ['Map', 'expiresAt'],
      ['Map', 'Nothing there'],
    ]);
  });

  it('writes a file that is read or written as a whole, and which of its records have changed', () => {
    const own = ownLogin(createTraceBuilder(), { store: 'disk', expiresAt: 5 });
    ownLogout(own, { store: 'disk' });
    const texts = own.events
      .filter(({ type }) => type === 'own-store')
      .map((event) => toWireMessage(event).lines.map(({ spans }) => spans.map(({ text }) => text).join('')));
    const id = '4f2a9d07b16c4e0fa3d85b7e21f60c91';
    expect(texts).toEqual([
      ['read sessions.json', '→ no such file'],
      ['write sessions.json', `+ ${id}`, '', JSON.stringify({ [id]: ownRecord({ expiresAt: 5 }) })],
      ['write sessions.json', `- ${id}`, '', '{}'],
    ]);
  });

  it('shows what a script got to see', () => {
    expect(setup(({ type }) => type === 'note').text).toBe('document.cookie → ""');
  });

  it('numbers what is explained twice alike only once, and every number has its footnote', () => {
    for (const event of trace.events) {
      const { lines, footnotes } = toWireMessage(event);
      const used = new Set(lines.flatMap(({ spans }) => spans.map(({ footnote }) => footnote)));
      used.delete(null);
      expect([...used]).toEqual(footnotes.map(({ number }) => number));
    }
  });

  it.each(['', '.', '.aaaaaaaa', '.aaaaaaaa.'])(
    'looks for tokens in a word without end, %j behind it',
    (end) => {
      const body = `${'a'.repeat(100_000)}${end}`;
      const said = { method: 'POST', path: '/', body, status: 200, reason: 'OK' };
      const [request] = createTraceBuilder().exchange(said).events;
      expect(request && JSON.stringify(toWireMessage(request))).toContain(body);
    },
  );

  it('keeps hostile text as the text it is', () => {
    const hostile = createTraceBuilder().exchange({
      method: 'GET',
      path: '/<img src=x>',
      cookie: '=;;session_id;%E0%A4%A',
      status: 400,
      reason: '',
      setCookie: ['', ';;;', 'a'],
    });
    const [request, response] = hostile.events.map((event) => toWireMessage(event));
    const textOf = (message: typeof request) =>
      message?.lines.map(({ spans }) => spans.map((s) => s.text).join(''));
    expect(textOf(request)).toContain('Cookie: =;;session_id;%E0%A4%A');
    expect(textOf(response)).toEqual(['HTTP/1.1 400', 'Set-Cookie: ', 'Set-Cookie: ;;;', 'Set-Cookie: a']);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('has nothing to say of a thing named %s', (name) => {
    const { events } = createTraceBuilder().exchange({
      method: name,
      path: '/',
      headers: [[name, name]],
      status: 200,
      reason: name,
      calls: [{ commands: [[name, name, name]], replies: ['OK'] }],
      setCookie: [`a=b; ${name}=1`],
    });
    for (const { number, says, term } of events.flatMap((event) => toWireMessage(event).footnotes)) {
      expect([typeof number, typeof says, typeof term]).toEqual(['number', 'string', 'string']);
    }
  });
});

describe('a long body', () => {
  const page = (lines: number, type = 'text/html; charset=utf-8') => {
    const { events } = createTraceBuilder().exchange({
      method: 'GET',
      path: '/dashboard',
      status: 200,
      reason: 'OK',
      responseHeaders: [['Content-Type', type]],
      responseBody: Array.from({ length: lines }, (_, line) => `<p>${line}</p>`).join('\n'),
    });
    const answer = events.find(({ type: kind }) => kind === 'response');
    if (!answer) throw new Error('no answer in the example');
    return toWireMessage(answer);
  };

  it('is folded behind a word for what it is and how long', () => {
    const { lines, fold } = page(104);
    expect(fold?.says).toBe('HTML page, 104 lines');
    expect(fold?.lines).toHaveLength(104);
    expect(lines.length).toBeLessThan(6);
    expect(page(40, 'text/css').fold?.says).toBe('Style sheet (CSS), 40 lines');
    expect(page(40, 'application/json').fold?.says).toBe('JSON, 40 lines');
  });

  it('stays open while it is short', () => {
    const { lines, fold } = page(5);
    expect(fold).toBe(null);
    expect(lines.at(-1)?.spans[0]?.text).toBe('<p>4</p>');
  });
});

it('explains what a script sends to a thief, and that no server had a part in it', () => {
  const told = (ticket: string | null) =>
    createTraceBuilder()
      .drop(ticket)
      .events.map((event) => toWireMessage(event));
  const terms = (message: ReturnType<typeof toWireMessage> | undefined) =>
    message?.footnotes.map(({ term, says }) => `${term}: ${says}`).join('\n');
  const [sent, answered] = told('1001');
  expect(terms(sent)).toMatch(
    /^POST: Sent by the script, to somebody outside.*\nWhat the script saw: The whole ticket/,
  );
  expect(terms(answered)).toMatch(/^204: The thief has it/);
  expect(terms(told(null)[0])).toMatch(/The script saw no ticket/);
});
