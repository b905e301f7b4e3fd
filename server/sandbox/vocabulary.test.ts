import { expect, it } from 'vitest';
import {
  isTicketForm,
  sessionIdOf,
  sessionKeyOf,
  ticketPair,
  userIdOf,
  userIndexKeyOf,
} from '#shared/session/vocabulary.ts';
import { createSessionId } from '../demo-app/session-ids.ts';
import { demoAppPrefix } from '../store/keys.ts';
import { startTestServer } from '../testing/start-test-server.ts';

it('names the cookie and the keys of the demo app, which spells them out for its readers', async () => {
  const server = await startTestServer();
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn('ada');
  const prefix = demoAppPrefix(sandbox.id);
  const keys = (await server.redis.keys(`${prefix}*`)).map((whole) => whole.slice(prefix.length));
  const id = cookie.slice(ticketPair('').length);
  expect(cookie).toBe(ticketPair(id));
  expect(keys.sort()).toEqual([sessionKeyOf(id), userIndexKeyOf(2)]);
  expect([sessionIdOf(sessionKeyOf(id)), userIdOf(userIndexKeyOf(2))]).toEqual([id, '2']);
});

it('takes no key for another kind', () => {
  expect([sessionIdOf(userIndexKeyOf(1)), userIdOf(sessionKeyOf('a')), sessionIdOf('session:')]).toEqual([
    null,
    null,
    null,
  ]);
});

it.each(['random', 'counted', 'jumbled'] as const)('knows an id that is %s by its form', async (kind) => {
  const id = await createSessionId(kind, 'ada', { nextNumber: async () => 1001, now: Date.now });
  expect(isTicketForm(id)).toBe(true);
  expect(isTicketForm('550e8400-e29b-41d4-a716-446655440000')).toBe(false);
});
