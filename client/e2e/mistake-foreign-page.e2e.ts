import { expect, type Page, test } from './fixtures.ts';
import { act, goOn, openLesson, openLessonAt, openPanel } from './lesson-page.ts';
import { runsOf } from './mistake-page.ts';
import { changeSettings, openSandbox, readTrace } from './sandbox.ts';

/** The host names of the windows that a deed opened. */
async function windowsOf(page: Page, deed: () => Promise<void>): Promise<string[]> {
  const hosts: string[] = [];
  const note = (small: Page) =>
    small.on('framenavigated', (frame) => hosts.push(new URL(frame.url()).hostname));
  page.on('popup', note);
  await deed();
  page.off('popup', note);
  return hosts.filter((host) => host !== '');
}

test('a learner is logged out by a page under another host name, mends that, and sees where both runs part', async ({
  page,
  server,
  context,
  consoleWatch,
}) => {
  test.setTimeout(240_000);
  consoleWatch.allow(/401|404/);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'a-foreign-page/');
  const logouts = async () =>
    (await readTrace(server.url, id)).events.flatMap((event) =>
      event.type === 'request' && event.path === '/api/logout' ? [event] : [],
    );
  const givenOut = async () =>
    (await readTrace(server.url, id)).events.flatMap((event) =>
      event.type === 'response'
        ? event.headers.flatMap(([name, value]) => (/^set-cookie$/i.test(name) ? value : []))
        : [],
    )[0];
  const showsTicket = async () => (await logouts()).at(-1)?.headers.some(([name]) => name === 'Cookie');

  const { host, hostname } = new URL(url);
  await act(page, 'Log out');
  await act(page, 'Let it come along with everything');
  await expect(page.getByText(`This browser keeps such a cookie from ${host}.`)).toBeVisible();
  const hosts = await windowsOf(page, () => act(page, 'Log in, and open a foreign page', 401));
  expect(hosts).toContain(hostname === 'localhost' ? '127.0.0.1' : 'localhost');
  expect(await showsTicket(), 'kept over plain http, and sent by the foreign page').toBe(true);
  expect(await givenOut()).toMatch(/; Secure; SameSite=None$/);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('coatcheck_probe');

  await act(page, 'SameSite=Lax');
  await act(page, 'Log in, and open the foreign page again', 200);
  expect(await showsTicket()).toBe(false);
  expect((await logouts()).at(-1)?.headers).toContainEqual(['Sec-Fetch-Site', 'cross-site']);

  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('The form arrived both times.')).toBeVisible();
  await expect(runsOf(page)).toContainText('Here they part');

  await goOn(page, 'A mere link');
  await act(page, 'Log in, and follow a foreign link', 401);
  expect(await showsTicket()).toBe(true);
  await act(page, 'Only a POST, and the same link', 200);
  expect((await logouts()).at(-1)).toMatchObject({ method: 'GET' });
  const small = page.context().pages().at(-1) ?? page;
  await expect(small.getByRole('heading', { level: 1 }), 'what its window was answered').toHaveText(
    'There is nothing here',
  );
  await goOn(page, 'A foreign page presses your buttons');
});

test('where the browser keeps no such cookie the word is left out, and the page says so', async ({
  page,
  server,
  context,
}) => {
  test.setTimeout(120_000);
  const { id, url } = await openSandbox(server.url);
  await page.addInitScript(() => {
    // As in a browser that trusts plain http nowhere.
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    if (!own?.set) return;
    const write = own.set;
    Object.defineProperty(document, 'cookie', {
      ...own,
      set(text: string) {
        if (!/;\s*secure/i.test(text)) write.call(document, text);
      },
    });
  });
  await openLessonAt(page, url, 'a-foreign-page/pressed');
  await act(page, 'Log out');
  await act(page, 'Let it come along with everything');
  await expect(page.getByText('This browser keeps no such cookie from')).toBeVisible();
  const { events } = await readTrace(server.url, id);
  expect(events.at(-1)).toMatchObject({
    note: { kind: 'settings-changed', settings: { sameSite: 'absent' } },
  });
  expect(await context.cookies()).not.toContainEqual(expect.objectContaining({ name: 'coatcheck_probe' }));
});

test('a cookie that is to come along with everything, and in the clear, is refused, and the page says so', async ({
  page,
  server,
  context,
}) => {
  const { id, url } = await openSandbox(server.url);
  await changeSettings(server.url, id, { sameSite: 'none', secure: 'never' });
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await expect(page.locator('.diagram').getByText(/refuses the cookie session_id/)).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('session_id');
  await openPanel(page, 'Jar');
  await expect(page.getByRole('region', { name: 'Cookies of Browser' })).toContainText('no cookie');
});

test('a browser that opens no windows is told so, and nothing else is done', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { url } = await openSandbox(server.url);
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openLessonAt(page, url, 'a-foreign-page/pressed');
  await act(page, 'Log out');
  await act(page, 'Let it come along with everything');
  await act(page, 'Log in, and open a foreign page');
  await expect(page.locator('.beat')).toContainText('your browser keeps this page from opening a window');
});

test('where there is no second name a device plays the page, and its name says so', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  await page.route(/\/errands$/, (route) => route.fulfill({ json: { place: null } }));
  await openLessonAt(page, url, 'a-foreign-page/pressed');
  await act(page, 'Log out');
  await act(page, 'Let it come along with everything');
  await act(page, 'Log in, and open a foreign page', 401);
  await act(page, 'SameSite=Lax');
  await act(page, 'Log in, and open the foreign page again', 200);
  const { events } = await readTrace(server.url, id);
  const played = events.flatMap((event) =>
    event.type === 'request' && event.actor.name === 'Foreign page (played)' ? [event] : [],
  );
  expect(played.map(({ headers }) => headers.some(([name]) => /^cookie$/i.test(name)))).toEqual([
    true,
    false,
  ]);
});
