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
  const showsTicket = async () => (await logouts()).at(-1)?.headers.some(([name]) => name === 'Cookie');

  await act(page, 'Log out');
  await act(page, 'Say nothing about other sites');
  const hosts = await windowsOf(page, () => act(page, 'Log in, and open a foreign page', 401));
  const { hostname } = new URL(url);
  expect(hosts).toContain(hostname === 'localhost' ? '127.0.0.1' : 'localhost');
  expect(await showsTicket()).toBe(true);

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

test('a cookie that is to come along with everything is refused over http, and the page says so', async ({
  page,
  server,
  context,
}) => {
  const { id, url } = await openSandbox(server.url);
  await changeSettings(server.url, id, { sameSite: 'none' });
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
  await act(page, 'Say nothing about other sites');
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
  await act(page, 'Say nothing about other sites');
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
