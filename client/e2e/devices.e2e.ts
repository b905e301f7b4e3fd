import { expect, test } from './fixtures.ts';
import { act, allDrawn, openLesson } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';

test('another browser profile and a phone have jars of their own, and are drawn as themselves', async ({
  page,
  browser,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  const dashboard = new URL('dashboard', url).href;

  for (const [name, options, entrance] of [
    ['Second browser', {}, url],
    ['Phone', { userAgent: IPHONE }, url],
    // By the very address that it wants: a bookmark, or what somebody typed.
    ['Browser 3', {}, dashboard],
  ] as const) {
    const profile = await browser.newContext(options);
    const device = await profile.newPage();
    await device.goto(entrance);
    await device.goto(dashboard);
    // The first browser's session is not its own.
    await expect(device).toHaveURL(/\/login$/);
    await device.getByLabel('Name').fill('grace');
    await device.getByLabel('Password').fill('nanosecond');
    await device.getByRole('button', { name: 'Log in', exact: true }).click();
    await expect(device.getByRole('heading', { name: 'Good evening, grace' })).toBeVisible();
    const asks = `${name} asks Server A: POST /api/login as grace`;
    await expect
      .poll(async () => (await allDrawn(page)).some(({ label }) => label.includes(asks)))
      .toBe(true);
    await profile.close();
  }
  await page.goto(dashboard);
  await expect(page.getByRole('heading', { name: 'Good evening, ada' })).toBeVisible();
});

test('the admin page lists sessions and revokes one, whose next request is refused', async ({
  page,
  browser,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { url } = await openSandbox(server.url);
  const logIn = async (username: string, password: string) => {
    const profile = await browser.newContext();
    const device = await profile.newPage();
    await device.goto(url);
    await device.goto(new URL('login', url).href);
    await device.getByLabel('Name').fill(username);
    await device.getByLabel('Password').fill(password);
    await device.getByRole('button', { name: 'Log in', exact: true }).click();
    await expect(device.getByRole('heading', { name: `Good evening, ${username}` })).toBeVisible();
    return device;
  };
  await openLesson(page, url);
  const [ada, grace, admin] = [
    await logIn('ada', 'poetical-science'),
    await logIn('grace', 'nanosecond'),
    await logIn('admin', 'secret'),
  ];
  await admin.goto(new URL('admin', url).href);
  await expect(admin.getByText('3 live sessions')).toBeVisible();
  const row = admin.getByRole('listitem').filter({ hasText: /ada on Chrome/ });
  await expect(row).toContainText(/on Chrome on \w+/);
  await row.getByRole('button', { name: 'Revoke this session' }).click();
  await expect(admin.getByText('2 live sessions')).toBeVisible();
  await ada.reload();
  await expect(ada).toHaveURL(/\/login$/);
  await grace.reload();
  await expect(grace.getByRole('heading', { name: 'Good evening, grace' })).toBeVisible();
  await admin.getByRole('button', { name: 'Revoke all of grace' }).click();
  await expect(admin.getByText('1 live session')).toBeVisible();
  await grace.reload();
  await expect(grace).toHaveURL(/\/login$/);
  for (const device of [ada, grace, admin]) await device.context().close();
});

test('one device too many reads why it is turned away, looks on, and opens a cloakroom of its own', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/503/);
  const { id, url } = await openSandbox(server.url);
  const come = async (count: number) => {
    const cookie = `coatcheck_device=${String(count).padStart(22, 'A')}`;
    const answer = await fetch(new URL('api/protected', url), { headers: { 'user-agent': IPHONE, cookie } });
    return answer.status;
  };
  const statuses: number[] = [];
  for (let count = 0; count < 20 && statuses.at(-1) !== 503; count += 1) statuses.push(await come(count));
  expect(statuses.at(-1)).toBe(503);

  await page.goto(new URL('dashboard', url).href);
  await expect(page.getByRole('heading', { name: 'No hook is left for one more device' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('{');
  await page.getByRole('link', { name: 'Look on' }).click();
  await expect(page.getByRole('heading', { name: 'Your cloakroom' })).toBeVisible();
  expect(page.url()).toBe(url);
  await page.goBack();
  await page.getByRole('button', { name: 'Open one of my own' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/No hook/);
  await expect.poll(() => page.url()).toMatch(/\/s\/[\w-]{22}\//);
  expect(page.url()).not.toContain(id);
});
