import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '#shared/trace/trace-stories.ts';
import { createWorldFilm } from '#shared/world/world-film.ts';
import { isAdminIn, whoIsIn } from './who-is-in.ts';

const phone = { id: 'phone', kind: 'device', name: 'Phone' } as const;
const admin = { id: 'admin', kind: 'admin', name: 'Admin' } as const;
const id = (letter: string) => letter.repeat(32);

const worldAfter = (tell: (trace: ReturnType<typeof createTraceBuilder>) => void) => {
  const trace = createTraceBuilder();
  tell(trace);
  return createWorldFilm().at(trace.events, trace.events.length);
};

it('counts the live sessions of each person', () => {
  const world = worldAfter((trace) => {
    loginExchange(trace);
    loginExchange(trace, { actor: phone, sessionId: id('b') });
    loginExchange(trace, { actor: admin, username: 'grace', userId: 3, sessionId: id('c') });
  });
  expect(whoIsIn(world).map(({ person, count }) => [person.username, count])).toEqual([
    ['ada', 2],
    ['grace', 1],
  ]);
});

it('counts nobody who has logged out', () => {
  const world = worldAfter((trace) => {
    loginExchange(trace);
    logoutExchange(trace);
  });
  expect(whoIsIn(world)).toEqual([]);
});

it('knows the admin by device, name and role', () => {
  const isIn = (login: Parameters<typeof loginExchange>[1]) =>
    isAdminIn(
      worldAfter((trace) => loginExchange(trace, login)),
      'Admin',
    );
  const asAdmin = { username: 'admin', userId: 1, role: 'admin', sessionId: id('d') };
  expect(isIn({ actor: admin, ...asAdmin })).toBe(true);
  expect(isIn({ actor: phone, ...asAdmin })).toBe(false);
  expect(isIn({ actor: admin, sessionId: id('e') })).toBe(false);
});
