import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { keepDenylist, tokenAsk, tokenLogin, tokenLogout } from '../trace/token-stories.ts';
import { attacker, createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, oldTicketExchange } from '../trace/trace-stories.ts';
import { foldWorld } from '../world/fold-world.ts';
import { toMoment } from '../world/moment.ts';
import { toChip } from './to-chip.ts';
import { coatOf } from './to-coat.ts';

const chips = (events: readonly TraceEvent[]) =>
  events.map((event) => {
    const chip = toChip(toMoment(foldWorld(events, event.number), events));
    return [
      event.type,
      chip &&
        `${chip.kind === 'ticket' ? chip.number : `token of ${chip.name}`} ${chip.worth}${chip.isNew ? ' new' : ''}`,
    ];
  });

it('puts the ticket where it is made, and where it is handed out', () => {
  const { events } = loginExchange(createTraceBuilder());
  expect(chips(events)).toEqual([
    ['request', null],
    ['store-command', '4f2a live new'],
    ['store-reply', null],
    ['response', '4f2a live'],
  ]);
});

it('puts it where it is shown, and strikes it once its session has ended', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  logoutExchange(trace);
  oldTicketExchange(trace, { actor: attacker });
  const told = chips(trace.events).slice(4);
  expect(told.slice(0, 2)).toEqual([
    ['request', '4f2a live'],
    ['store-command', '4f2a live'],
  ]);
  expect(told.filter(([, chip]) => chip).slice(-2)).toEqual([
    ['request', '4f2a ended'],
    ['store-command', '4f2a ended'],
  ]);
});

it('wears the cloth of its owner’s coat from the first command on', () => {
  const { events } = loginExchange(createTraceBuilder(), { username: 'grace' });
  const cloths = [2, 4].map((number) => toChip(toMoment(foldWorld(events, number), events))?.cloth);
  expect(cloths).toEqual([coatOf('grace').cloth, coatOf('grace').cloth]);
});

it('tells two numbers apart that begin alike, and knows what nobody ever gave', () => {
  const trace = createTraceBuilder();
  loginExchange(trace, { sessionId: '4f2a11'.padEnd(32, '0') });
  loginExchange(trace, { sessionId: '4f2a22'.padEnd(32, '0') });
  oldTicketExchange(trace, { sessionId: 'made-up-number-of-somebody' });
  const seen = chips(trace.events).map(([, chip]) => chip);
  expect(seen).toContain('4f2a22 live new');
  expect(seen).toContain('made unknown');
});

it('puts a token where it is handed out and shown, and on no arrow to the store', () => {
  const trace = tokenLogin(createTraceBuilder());
  tokenAsk(trace);
  tokenAsk(trace, { role: 'admin' }, { status: 401 });
  tokenAsk(trace, { alg: 'none', seal: '' }, { status: 401 });
  expect(chips(trace.events)).toEqual([
    ['request', null],
    ['response', 'token of ada live new'],
    ['request', 'token of ada live'],
    ['response', null],
    ['request', 'token of ada changed'],
    ['response', null],
    ['request', 'token of ada unsealed'],
    ['response', null],
  ]);
});

it('puts a token on the arrow to a list of what is denied', () => {
  const trace = keepDenylist(tokenLogin(createTraceBuilder()));
  tokenAsk(trace, {}, { denylist: null });
  tokenLogout(trace, {}, { denies: true });
  tokenAsk(trace, { actor: attacker }, { status: 401, denylist: '1' });
  expect(chips(trace.events).filter(([type]) => type === 'store-command')).toEqual([
    ['store-command', 'token of ada live'],
    ['store-command', 'token of ada live'],
    ['store-command', 'token of ada denied'],
  ]);
});

it('tells of the ticket beside a token only where somebody looks at it', () => {
  const trace = loginExchange(createTraceBuilder());
  const ticket = 'session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91';
  const ask = (path: string) =>
    trace.exchange({ method: 'GET', path, cookie: ticket, status: 200, reason: 'OK' }).events.at(-2);
  const chip = (event: TraceEvent | undefined) => event && chips(trace.events)[event.number - 1]?.[1];
  expect(chip(ask('/api/token/protected'))).toBeNull();
  expect(chip(ask('/api/protected'))).toBe('4f2a live');
});
