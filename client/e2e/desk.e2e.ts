import { expect, test } from './fixtures.ts';
import { act, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

test('what one tab changes at the desk, another tab’s desk shows', { tag: '@all' }, async ({
  page,
  context,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await openPanel(page, 'Desk');
  const other = await context.newPage();
  await other.goto(url);
  await seeConnected(other);
  await other.getByRole('button', { name: 'Desk' }).click();
  await expect(other.getByRole('radio', { name: 'Absolute' })).toBeChecked();

  await page.bringToFront();
  await page.getByRole('radio', { name: 'Idle' }).click();
  await page.getByRole('radio', { name: 'Two servers' }).click();
  await expect(page.getByRole('button', { name: 'Restart Server B' })).toBeVisible();
  await other.bringToFront();
  await expect(other.getByRole('radio', { name: 'Idle' })).toBeChecked();
  await expect(other.getByRole('radio', { name: 'Two servers' })).toBeChecked();
});

test('a device of the desk logs in and is drawn, and the clock on the page jumps', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await openPanel(page, 'Desk');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const phone = page.getByRole('article', { name: 'Phone' });
  await phone.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(phone.getByRole('status')).toContainText('200 OK');
  await seeDrawn(page, /Phone asks Server A: POST \/api\/login as ada/);
  const clock = page.getByRole('region', { name: 'Clock', exact: true });
  await clock.getByRole('button', { name: '+1 hour' }).click();
  await expect(clock).toContainText(/(59 minutes|1 hour).* ahead of yours/);
  await expect(page.getByRole('tabpanel')).toContainText('start with npm start -- --lan');
});

test('a thief copies the ticket of whoever has one, and each visitor’s answers are told', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await openPanel(page, 'Desk');
  const add = async (kind: string) => {
    await page.getByRole('combobox', { name: 'Who it is' }).selectOption({ label: kind });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add('an attacker');
  const thief = page.getByRole('article', { name: 'Thief' });
  await expect(thief).toContainText('Nobody has a ticket to copy');
  await thief.getByRole('button', { name: 'Open the dashboard' }).click();
  await expect(thief.getByRole('status').first()).toContainText(/302 Found\s*Sent on to \/login/);

  await act(page, 'Hand in the coat', 200);
  // A new beat shuts the drawer.
  await openPanel(page, 'Desk');
  await add('a visitor’s device');
  const phone = page.getByRole('article', { name: 'Phone' });
  await phone.getByRole('combobox').selectOption('grace');
  await phone.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(phone.getByRole('status').first()).toContainText('{"user":{"id":3,');

  const victims = thief.getByRole('combobox', { name: 'Whose ticket' });
  await expect(victims.getByRole('option')).toHaveText(['Browser', 'Phone']);
  for (const [victim, id] of [
    ['Phone', 3],
    ['Browser', 2],
  ] as const) {
    await victims.selectOption(victim);
    await thief.getByRole('button', { name: 'Take the ticket and look up' }).click();
    await expect(thief.getByRole('status').first()).toContainText(`{"user":{"id":${id},`);
  }
});

test('the desk can be used with the keyboard, and says what the server refuses', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/409/);
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await openPanel(page, 'Desk');
  // Off until the desk knows how things stand, and then no focus would hold.
  await expect(page.getByRole('radio', { name: 'Absolute' })).toBeChecked();
  await page.getByRole('radio', { name: 'Absolute' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Idle' })).toBeChecked();
  // Nobody has logged in, so there is no closing time to go to.
  const clock = page.getByRole('region', { name: 'Clock', exact: true });
  await clock.getByRole('button', { name: 'To closing time' }).press('Enter');
  await expect(clock.getByRole('status')).toContainText(/^Could not/);
});

test('the desk of a lesson covers none of the picture on a laptop', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await logInFromOutside(url);
  await openLesson(page, url);
  await openPanel(page, 'Desk');
  for (const width of [1280, 1366, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(() =>
        page.evaluate(() => {
          const boxes = (selector: string) =>
            [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
          const ends = boxes('.diagram-head').map(({ right }) => right);
          const begins = boxes('.workspace-panels').map(({ left }) => left);
          return ends.length > 0 && begins.length > 0 && Math.max(...ends) < Math.min(...begins);
        }),
      )
      .toBe(true);
  }
});
