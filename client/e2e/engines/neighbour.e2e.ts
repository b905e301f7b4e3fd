import { expect } from '@playwright/test';
import { openSandbox, readTrace } from '../sandbox.ts';
import { test } from './engine-fixtures.ts';

test('takes a ticket from a program on another port, and stays on the page', async ({ engine, server }) => {
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

test('is told what off is here, as it keeps a cookie for all sites from plain http or not', async ({
  engine,
  engineName,
  server,
}) => {
  test.setTimeout(180_000);
  const { id, url } = await openSandbox(server.url);
  await engine.open(new URL('lessons/a-foreign-page/pressed', url).href);
  const patient = { timeout: 60_000 };
  await expect.poll(() => engine.read('[data-line="connected"]'), patient).toHaveLength(1);
  await engine.press('Log out');
  await engine.press('Next');
  await engine.press('Let it come along with everything');
  const told = async () => (await engine.read('.beat-text')).join(' ');
  await expect.poll(told, patient).toMatch(/This browser keeps (such a|no such) cookie from/);
  const keeps = (await told()).includes('keeps such a cookie');
  if (engineName === 'firefox') expect(keeps, 'Firefox trusts localhost').toBe(true);
  const { events } = await readTrace(server.url, id);
  const changed = events.findLast((event) => event.type === 'note');
  const { sameSite } =
    changed?.type === 'note' && changed.note.kind === 'settings-changed'
      ? changed.note.settings
      : { sameSite: null };
  expect(sameSite).toBe(keeps ? 'none' : 'absent');
  test.info().annotations.push({
    type: `SameSite=None; Secure from ${new URL(server.url).host}`,
    description: keeps ? 'kept' : 'not kept',
  });
});
