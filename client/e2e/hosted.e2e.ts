import { expect, test } from './fixtures.ts';
import { type Served, serve } from './serve.ts';

const hostToken = 'the-token-of-this-host_1';

let server: Served;
test.beforeAll(async () => {
  server = await serve(null, { CLASS_CODE: 'Hut ab', HOST_TOKEN: hostToken });
});
test.afterAll(() => server.stop());

const refused = /status of 403/;

test('a lesson’s door asks for the class’s code, once a browser, and leads on to the lesson', async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.allow(refused);
  await page.goto(`${server.url}lessons/closing-time`);
  const code = page.getByLabel('The code of your class');
  await expect(code).toBeFocused();
  await code.fill('guess');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not the code of this class');
  await expect(code).toBeFocused();
  // A guess is not kept: whoever comes again is asked, and not told off.
  await page.reload();
  await expect(page.getByText('This cloakroom is kept for a class.')).toBeVisible();
  await code.fill('hut ab ');
  await code.press('Enter');
  await expect(page).toHaveURL(/\/s\/[\w-]{22}\/lessons\/closing-time/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Closing time');

  // The browser knows it from now on.
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Start afresh' }).click();
  await expect(page).toHaveURL(/\/s\/[\w-]{22}\/lessons\/the-coat-check/);
});

test('the entrance asks beside the button that was pressed, and goes where that leads', async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.allow(refused);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await page
    .getByRole('region', { name: 'For teachers' })
    .getByLabel('The code of your class')
    .fill('HUT AB');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page).toHaveURL(/\/s\/[\w-]{22}\/stage/);
});

test('the host sees what is open, by the printed link or by typing the token in', async ({ page }) => {
  const created = await page.request.post(`${server.url}api/sandboxes`, { data: { classCode: 'hut ab' } });
  const { id } = (await created.json()) as { id: string };
  await page.goto(`${server.url}host#${hostToken}`);
  const row = page.getByRole('row', { name: `${id.slice(0, 4)}…` });
  await expect(row).toContainText('just now');
  expect(page.url()).toBe(`${server.url}host`);
  expect(await page.content()).not.toContain(id);

  await page.goto(`${server.url}host`);
  const token = page.getByLabel('The host’s token');
  await token.fill('x');
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('alert')).toContainText('That is not the host’s token');
  await token.fill(hostToken);
  await token.press('Enter');
  await expect(row).toBeVisible();
});
