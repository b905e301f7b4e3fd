import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { tokenAsk, tokenLogin, tokenLogout, writeToken } from '../trace/token-stories.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { explainCommand, explainReply } from './explain-command.ts';
import { toWireMessage } from './to-wire-message.ts';

const marked = (event: TraceEvent | undefined) => {
  const { lines, fold, footnotes } = toWireMessage(event as TraceEvent);
  return [...lines, ...(fold?.lines ?? [])].flatMap(({ spans }) =>
    spans.flatMap(({ text, footnote }) => {
      const note = footnotes.find(({ number }) => number === footnote);
      return note ? [{ text, term: note.term, says: note.says }] : [];
    }),
  );
};
const terms = (event: TraceEvent | undefined) => marked(event).map(({ term }) => term);

describe('a token on the wire', () => {
  it('is cut into header, payload and seal, where it is shown and where it is handed out', () => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder(), { refresh: '0f'.repeat(16) }));
    expect(terms(trace.events[1])).toEqual(['200', 'Header', 'Payload', 'Seal', 'refresh_token']);
    expect(terms(trace.events[2])).toEqual(['GET', 'Bearer', 'Header', 'Payload', 'Seal']);
    const payload = marked(trace.events[2]).find(({ term }) => term === 'Payload');
    expect(payload?.says).toContain('"name": "ada", "role": "member"');
    expect(payload?.text).toBe(writeToken().split('.')[1]);
  });

  it('is told from the cookie beside it, which nobody looks at', () => {
    const ask = (path: string) =>
      createTraceBuilder().exchange({
        method: 'GET',
        path,
        cookie: `access_token=${writeToken()}; session_id=4f2a`,
        status: 200,
        reason: 'OK',
      }).events[0];
    const says = (path: string) =>
      marked(ask(path))
        .slice(1)
        .map(({ says }) => says.split('.')[0]);
    expect(says('/api/token/protected')).toEqual([
      'The token, in a cookie: the browser shows it by itself, as it does a ticket',
      'A session’s ticket',
    ]);
    expect(says('/api/protected')).toEqual(['A token', 'The ticket, shown without being asked']);
  });

  it('has lost its seal, or is refused with a reason', () => {
    const [request, response] = tokenAsk(
      createTraceBuilder(),
      { alg: 'none', seal: '' },
      { status: 401 },
    ).events;
    expect(terms(request)).toEqual(['GET', 'Bearer', 'Header', 'Payload', 'No seal']);
    expect(marked(response).map(({ says }) => says)).toEqual([
      'Not without a good token, or not with these credentials.',
      expect.stringContaining('RFC 6750, section 3'),
    ]);
  });

  it('is denied by a command that says so', () => {
    const { events } = tokenAsk(
      tokenLogout(createTraceBuilder(), {}, { denies: true }),
      {},
      { status: 401, denylist: '1' },
    );
    const commands = events.flatMap((event) => (event.type === 'store-command' ? event.commands : []));
    expect(commands.map((command) => explainCommand(command).split(/[,?]/)[0])).toEqual([
      'Puts the token’s number on the list of what is denied',
      'Is this token’s number on the list of what is denied',
    ]);
    const [, look = { name: '', args: [] }] = commands;
    expect([null, '1'].map((value) => explainReply(look, { ok: true, value }).split(':')[0])).toEqual([
      'not on the list',
      'on the list',
    ]);
    expect(terms(events[1])).toContain('Other key');
  });
});
