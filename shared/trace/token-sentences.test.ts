import { expect, it } from 'vitest';
import { labelEvent } from '../diagram/label-event.ts';
import { noteEvent } from '../diagram/note-event.ts';
import { shortLabel } from '../diagram/short-label.ts';
import { chapterTitle } from './chapter-title.ts';
import { describeEvent } from './describe-event.ts';
import type { TraceEvent } from './event.ts';
import { tellOutcome } from './tell-outcome.ts';
import { tokenAsk, tokenLogin, tokenLogout } from './token-stories.ts';
import { attacker, createTraceBuilder } from './trace-builder.ts';

const outcome = (events: readonly TraceEvent[]) => {
  const last = events.at(-1);
  return last && tellOutcome(last, events)?.words;
};
const label = (event: TraceEvent | undefined) => (event && event.type !== 'note' ? labelEvent(event) : '');
const short = (event: TraceEvent | undefined, question?: TraceEvent) => {
  if (!event || event.type === 'note') return '';
  const { head, rest } = shortLabel(event, question);
  return head + rest;
};

it('tells of a login for a token, which the store hears nothing of', () => {
  const { events } = tokenLogin(createTraceBuilder());
  expect(events.map(describeEvent)).toEqual([
    'Browser asks Server A: POST /api/token as ada',
    'Server A answers Browser: 200 OK and hands out ada’s token',
  ]);
  expect(chapterTitle(events)).toBe('Log in for a token as ada');
  expect(outcome(events)).toBe('has a token');
  expect(events.map(label)).toEqual(['POST /api/token as ada', '200 OK, ada’s token']);
  expect(events.map((event) => short(event))).toEqual(['POST /api/token as ada', '200 OK, a token']);
  expect(events.flatMap((event) => noteEvent(event))).toEqual([
    { at: 'actor', text: 'keeps the token in storage' },
  ]);
});

it('tells of one in a cookie as of a cookie', () => {
  const { events } = tokenLogin(createTraceBuilder(), { by: 'cookie' });
  expect(describeEvent(events[1] as TraceEvent)).toBe(
    'Server A answers Browser: 200 OK and sets the cookie access_token',
  );
  expect(short(events[1])).toBe('200 OK, Set-Cookie access_token');
  const asks = tokenAsk(createTraceBuilder(), { by: 'cookie' }).events;
  expect(describeEvent(asks[0] as TraceEvent)).toBe(
    'Browser asks Server A: GET /api/token/protected, showing ada’s token',
  );
});

it('tells of a token that is shown, and of one without a seal', () => {
  const { events } = tokenAsk(
    createTraceBuilder(),
    { actor: attacker, alg: 'none', seal: '' },
    { status: 401 },
  );
  expect(describeEvent(events[0] as TraceEvent)).toBe(
    'Attacker asks Server A: GET /api/token/protected, showing ada’s token without a seal',
  );
  expect(label(events[0])).toBe('GET /api/token/protected, ada’s token without a seal');
  expect(chapterTitle(events)).toBe('Show the token: GET /api/token/protected (refused)');
});

it('tells of the list of what is denied', () => {
  const asks = tokenAsk(createTraceBuilder(), {}, { denylist: null }).events;
  expect(describeEvent(asks[1] as TraceEvent)).toBe('Server A looks for the denial of token 9c1f…fa3');
  expect(short(asks[2], asks[1])).toBe('nil, not denied');
  const out = tokenLogout(createTraceBuilder(), {}, { denies: true }).events;
  expect(describeEvent(out[1] as TraceEvent)).toBe(
    'Server A stores the denial of token 9c1f…fa3 for 240 seconds',
  );
  expect([chapterTitle(out), outcome(out)]).toEqual(['Log out with the token', 'logged out']);
  expect(out.flatMap((event) => noteEvent(event, out[0]))).toEqual([
    { at: 'actor', text: 'drops the token' },
  ]);
});

it('tells of a refresh token by its hash, as the store has it', () => {
  const { events } = createTraceBuilder().exchange({
    method: 'POST',
    path: '/api/token/refresh',
    body: JSON.stringify({ refresh_token: '0f'.repeat(16) }),
    calls: [{ commands: [['GETDEL', `refresh:${'ab1'.repeat(20)}`]], replies: [null] }],
    status: 401,
    reason: 'Unauthorized',
  });
  expect(describeEvent(events[0] as TraceEvent)).toBe(
    'Browser asks Server A: POST /api/token/refresh, showing a refresh token',
  );
  expect(chapterTitle(events)).toBe('Renew the token (refused)');
  expect(short(events[2], events[1])).toMatch(/^nil/);
});
