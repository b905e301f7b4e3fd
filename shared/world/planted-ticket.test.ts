import { expect, it } from 'vitest';
import { tellScene } from '../scene/tell-scene.ts';
import { chapterTitle } from '../trace/chapter-title.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { tellNote } from '../trace/tell-note.ts';
import { attacker, browser, createTraceBuilder } from '../trace/trace-builder.ts';
import { toWireMessage } from '../wire/to-wire-message.ts';
import { foldWorld } from './fold-world.ts';
import { ticketWorth } from './ticket-worth.ts';

const his = 'd0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0';
const path = '/s/a-sandbox/';
const cookie = `session_id=${his}`;

/** The thief's own session, and its number in the browser’s jar. */
function setup(how: 'other-port' | 'same-browser' = 'other-port') {
  const trace = createTraceBuilder();
  const logIn = (actor: typeof attacker, userId: number, sent: string | null) =>
    trace.exchange({
      actor,
      method: 'POST',
      path: '/api/login',
      cookie: sent,
      calls: [
        {
          commands: [['SETEX', `session:${his}`, '3600', JSON.stringify({ userId, role: 'member' })]],
          replies: ['OK'],
        },
      ],
      status: 200,
      reason: 'OK',
      setCookie: [`${cookie}; Path=${path}; HttpOnly; SameSite=Lax`],
    });
  logIn(attacker, 4, null);
  trace.add({
    type: 'note',
    at: trace.events.at(-1)?.at ?? 0,
    exchange: 'planted',
    actor: browser,
    server: 'A',
    source: null,
    note: { kind: 'ticket-planted', ticket: his, by: attacker.name, how, path, httpOnly: true },
  });
  const planted = trace.events.at(-1) as TraceEventOf<'note'>;
  return { trace, planted, logIn };
}

it('lies in the browser’s jar as any other, and says whose it is', () => {
  const { trace, planted } = setup();
  const world = foldWorld(trace.events);
  expect(world.jars.get('browser')?.cookies).toEqual([
    {
      name: 'session_id',
      value: his,
      path,
      domain: null,
      expiresAt: null,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
      setBy: planted.number,
      plantedBy: 'Attacker',
    },
  ]);
  expect(world.changed.cookies).toEqual([{ actor: 'browser', name: 'session_id' }]);
  expect(ticketWorth(world, his)).toBe('live');
});

it('takes the place of the one that a server gave out', () => {
  const { trace, planted } = setup();
  const own = { method: 'POST', path: '/api/login', status: 200, reason: 'OK' };
  trace.exchange({ ...own, setCookie: [`session_id=own; Path=${path}; HttpOnly`] });
  expect(foldWorld(trace.events).jars.get('browser')?.cookies).toMatchObject([
    { value: 'own', plantedBy: null },
  ]);
  trace.add(planted);
  expect(foldWorld(trace.events).jars.get('browser')?.cookies).toMatchObject([{ value: his }]);
});

it('is stolen by nobody whose jar it was put into, and is theirs once they log in under it', () => {
  const { trace, logIn } = setup();
  trace.exchange({ method: 'GET', path: '/login', cookie, status: 200, reason: 'OK' });
  expect(foldWorld(trace.events).sessions.get(his)).toMatchObject({ holder: 'attacker', stolen: null });
  logIn(browser as typeof attacker, 2, cookie);
  expect(foldWorld(trace.events).sessions.get(his)).toMatchObject({
    user: { id: 2 },
    holder: 'browser',
    stolen: null,
  });
  trace.exchange({ actor: attacker, method: 'GET', path: '/', cookie, status: 200, reason: 'OK' });
  expect(foldWorld(trace.events).sessions.get(his)).toMatchObject({ stolen: { actor: 'attacker' } });
});

it('is told wherever the trace is told', () => {
  const { trace, planted } = setup();
  expect(tellNote(planted)).toBe('a program on another port puts Attacker’s ticket into Browser’s jar');
  expect(chapterTitle([planted])).toBe('A ticket is planted');
  const lines = toWireMessage(planted).lines.map(({ spans }) => spans.map(({ text }) => text).join(''));
  expect(lines[1]).toBe(`Set-Cookie: ${cookie}; Path=${path}; HttpOnly; SameSite=Lax`);
  expect(tellScene(foldWorld(trace.events), trace.events)).toContain('puts Attacker’s ticket into');
  expect(tellNote(setup('same-browser').planted)).toBe(
    'Attacker was at this browser before, and left a ticket in Browser’s jar',
  );
});
