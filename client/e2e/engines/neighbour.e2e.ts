import { expect } from '@playwright/test';
import { openSandbox, readTrace } from '../sandbox.ts';
import { test } from './engine-fixtures.ts';

test('takes a ticket from a program on another port, and stays on the page', async ({
  engine,
  engineName,
  server,
}) => {
  test.skip(engineName === 'webkit', 'not tried there to the end');
  const { id, url } = await openSandbox(server.url);
  await engine.open(new URL('lessons/a-number-on-your-hand/planted', url).href);
  const patient = { timeout: 60_000 };
  await expect.poll(() => engine.read('[data-line="connected"]'), patient).toHaveLength(1);
  await engine.press('Let a login keep the number');
  await engine.press('Next');
  const address = await engine.address();
  await engine.press('Plant the number, and let Ada log in');
  const ends = async () => (await readTrace(server.url, id)).events.filter(({ type }) => type === 'response');
  await expect.poll(async () => (await ends()).length, patient).toBe(3);
  expect(await engine.address()).toBe(address);
  const { events } = await readTrace(server.url, id);
  const planted = events.flatMap((event) =>
    event.type === 'note' && event.note.kind === 'ticket-planted' ? [event.note] : [],
  );
  expect(planted).toMatchObject([{ how: 'other-port', by: 'Thief' }]);
  // The real jar shows it: the browser brings it to the login.
  const login = events.findLast((event) => event.type === 'request' && event.path === '/api/login');
  const shown = login?.type === 'request' ? login.headers.filter(([name]) => /^cookie$/i.test(name)) : [];
  expect(shown.map(([, value]) => value)).toEqual([`session_id=${planted[0]?.ticket}`]);
  expect((await ends()).at(-1)).toMatchObject({ status: 200, actor: { name: 'Thief' } });
});
