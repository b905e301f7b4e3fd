import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLesson } from './lesson-page.ts';
import { changeSettings, openSandbox, readTrace } from './sandbox.ts';

/** Leaves an errand from within the page, as it does itself. */
const leave = (page: Page, id: string, errand: object) =>
  page.evaluate(
    async ([sandbox, wanted]) => {
      const send = async (path: string, body: object) => {
        const answer = await fetch(`/api/sandboxes/${sandbox}/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return answer.json();
      };
      const thief = await send('devices', { name: 'Thief', kind: 'attacker' });
      const { place } = await send('errands', { device: thief.id, ...wanted });
      return place.url as string;
    },
    [id, errand] as const,
  );

for (const httpOnly of [true, false]) {
  test(`a program on another port plants a ticket in the real jar, ${httpOnly ? 'with' : 'without'} HttpOnly, and the page stays as it was`, async ({
    page,
    server,
    context,
    consoleWatch,
  }) => {
    consoleWatch.allow(/401/);
    const { id, url } = await openSandbox(server.url);
    await openLesson(page, url);
    await page.evaluate(async (sandbox) => {
      Object.assign(window, { isTheSame: true });
      await fetch(`/s/${sandbox}/api/protected`);
    }, id);
    if (!httpOnly) await changeSettings(server.url, id, { httpOnly: 'off' });
    const before = page.url();
    const address = await leave(page, id, { does: 'plant', number: '4711' });
    expect(new URL(address).port).not.toBe(new URL(server.url).port);
    await page.evaluate((to) => location.assign(to), address);
    const ticket = async () => (await context.cookies(url)).find(({ name }) => name === 'session_id');
    await expect.poll(ticket).toMatchObject({ value: '4711', path: `/s/${id}/`, httpOnly });
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => 'isTheSame' in window)).toBe(true);
    await page.evaluate((sandbox) => fetch(`/s/${sandbox}/api/protected`), id);
    const { events } = await readTrace(server.url, id);
    const shown = events.findLast((event) => event.type === 'request');
    expect(shown).toMatchObject({ headers: expect.arrayContaining([['Cookie', 'session_id=4711']]) });
    expect(events).toContainEqual(
      expect.objectContaining({ note: expect.objectContaining({ kind: 'ticket-planted', httpOnly }) }),
    );
    await expect(page.getByRole('status', { name: 'Connection' })).toHaveAttribute('data-line', 'connected');
  });
}

test('a page under another host name sends a form to the logout: with the ticket where its cookie is not Lax, and without where it is', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  const logIn = () =>
    page.evaluate(
      (sandbox) =>
        fetch(`/s/${sandbox}/api/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
        }).then(({ status }) => status),
      id,
    );
  const bePressed = async () => {
    const popup = page.waitForEvent('popup');
    await page.evaluate(() => Object.assign(window, { small: window.open('', '_blank', 'popup') }));
    const small = await popup;
    const address = await leave(page, id, { does: 'form', device: undefined });
    await page.evaluate((to) => (window as unknown as { small: Window }).small.location.replace(to), address);
    await small.waitForEvent('close');
    return new URL(address);
  };
  const ask = () =>
    page.evaluate((sandbox) => fetch(`/s/${sandbox}/api/protected`).then(({ status }) => status), id);
  const logouts = async () =>
    (await readTrace(server.url, id)).events.flatMap((event) =>
      event.type === 'request' && event.path === '/api/logout' ? [event] : [],
    );

  for (const sameSite of ['absent', 'lax'] as const) {
    await changeSettings(server.url, id, { sameSite });
    expect(await logIn()).toBe(200);
    const { hostname, origin } = await bePressed();
    expect(hostname).not.toBe(new URL(server.url).hostname);
    const last = (await logouts()).at(-1);
    expect(last?.headers).toContainEqual(['Origin', origin]);
    expect(last?.headers).toContainEqual(['Sec-Fetch-Site', 'cross-site']);
    expect(last?.headers.some(([name]) => name === 'Cookie')).toBe(sameSite === 'absent');
    expect(await ask()).toBe(sameSite === 'absent' ? 401 : 200);
  }
  const { events } = await readTrace(server.url, id);
  expect([...new Set(events.map(({ actor }) => actor.name))].sort()).toEqual(['Browser', 'Cloakroom']);
});
