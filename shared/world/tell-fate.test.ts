import { expect, it } from 'vitest';
import { ticketPair } from '../session/vocabulary.ts';
import type { Actor } from '../trace/event.ts';
import { ownLogin, ownLookup } from '../trace/own-store-stories.ts';
import { attacker, browser, createTraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId, loginExchange, logoutExchange } from '../trace/trace-stories.ts';
import { foldWorld } from './fold-world.ts';
import { tellFate } from './tell-fate.ts';

const setup = () => {
  const trace = createTraceBuilder();
  const fate = (ticket: string | null = exampleSessionId, server = 'A') =>
    tellFate(foldWorld(trace.events), ticket, server);
  return { trace, fate };
};
const look = { method: 'GET', path: '/', status: 200, reason: 'OK' } as const;

it('has nothing to say without a ticket, or while its session lives', () => {
  const { trace, fate } = setup();
  loginExchange(trace);
  expect([fate(null), fate('')]).toEqual([null, null]);
  expect(fate()).toBeNull();
});

it('tells a logout from an expiry, and names its event', () => {
  const { trace, fate } = setup();
  logoutExchange(loginExchange(trace));
  const deletion = trace.events.find(
    (event) => event.type === 'store-command' && event.commands[0]?.name === 'DEL',
  );
  expect(fate()).toMatch(/did not expire: it was ended by its own holder/);
  expect(fate()).toContain(`event ${deletion?.number}.`);
});

it('tells a revocation by somebody else', () => {
  const { trace, fate } = setup();
  loginExchange(trace).exchange({
    ...look,
    actor: attacker,
    calls: [{ commands: [['DEL', `session:${exampleSessionId}`]], replies: [1] }],
  });
  expect(fate()).toMatch(/revoked by somebody else, with event \d+\./);
});

it('tells who ended it that was not its holder: a login that brought the number along, or a logout by a copy', () => {
  const end = { commands: [['DEL', `session:${exampleSessionId}`]], replies: [1] } as const;
  const ended = (path: string, actor: Actor = browser) => {
    const { trace, fate } = setup();
    loginExchange(trace, { actor: attacker });
    trace.exchange({
      ...look,
      method: 'POST',
      path,
      actor,
      cookie: ticketPair(exampleSessionId),
      calls: [end],
    });
    return fate();
  };
  expect(ended('/api/login')).toMatch(
    /did not expire: a login that brought this number along ended it, with event \d+\.$/,
  );
  expect(ended('/api/logout')).toMatch(/ended by somebody else who showed its number, with event \d+\.$/);
  expect(ended('/api/logout', attacker)).toMatch(/ended by its own holder/);
});

it('tells when it really was the time', () => {
  const { trace, fate } = setup();
  loginExchange(trace).wait(3_601_000).exchange(look);
  expect(fate()).toMatch(/time was up/);
});

it('tells of memory that went with its server, and of a rack at which this one does not look', () => {
  const { trace, fate } = setup();
  ownLogin(trace, { server: 'B' });
  expect(fate()).toMatch(/only Server B has it, in its own memory/);
  expect(fate(exampleSessionId, 'B')).toBeNull();
  trace.note({ kind: 'server-changed', now: 'restarted' }, 'B');
  expect(fate()).toMatch(/Server B kept it in its memory, and was restarted/);
});

it('does not call a session alive whose record lies past its time where nobody has looked', () => {
  const { trace, fate } = setup();
  ownLogin(trace, { server: 'B', store: 'disk', expiresAt: 1_790_000_060_000 }).wait(120_000);
  ownLookup(trace, { store: 'disk', found: null });
  expect(fate()).toMatch(/time is up, although Server B still has it on its own disk/);
});

it('says of a number that nobody here gave out that it is one', () => {
  expect(setup().fate('0000')).toMatch(/no server here ever gave this number out/);
});
