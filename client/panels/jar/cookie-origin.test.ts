import { expect, it } from 'vitest';
import type { Actor } from '#shared/trace/event.ts';
import { attacker, browser, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { cookieOrigin } from './cookie-origin.ts';

const setup = () => {
  const trace = createTraceBuilder();
  const origin = (actor: Actor = browser) => {
    const world = foldWorld(trace.events);
    const cookie = world.jars.get(actor.id)?.cookies[0];
    return cookie ? cookieOrigin(cookie, actor, world) : null;
  };
  const creation = () => trace.events.find(({ type }) => type === 'store-command')?.number;
  return { trace, origin, creation };
};

it('names the answer that gave the cookie out', () => {
  const { trace, origin } = setup();
  loginExchange(trace);
  expect(origin()).toEqual({ says: 'Given out by', event: trace.events.at(-1)?.number });
});

it('knows an old number again that its holder shows after logging out', () => {
  const { trace, origin, creation } = setup();
  oldTicketExchange(logoutExchange(loginExchange(trace)));
  expect(origin()).toEqual({
    says: 'An old number, shown once more. Its session has ended; it began with',
    event: creation(),
  });
});

it('says from whom a number was taken', () => {
  const { trace, origin, creation } = setup();
  lookupExchange(loginExchange(trace), { actor: attacker });
  expect(origin(attacker)).toEqual({
    says: 'It was given to Browser. Its session began with',
    event: creation(),
  });
});

it('says of a number that nobody here knows that it was brought along', () => {
  const { trace, origin } = setup();
  oldTicketExchange(trace);
  expect(origin()).toMatchObject({ says: expect.stringMatching(/^Brought along:/), event: null });
});
