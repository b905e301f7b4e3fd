import { type SchoolProxy, startSchoolProxy } from '../../server/testing/start-school-proxy.ts';
import { judge, textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { act, seeConnected } from './lesson-page.ts';
import { openSandbox, sandboxIdOf } from './sandbox.ts';
import { type Served, serve } from './serve.ts';
import { download, openTakeAway, tellStory } from './taking.ts';

let proxy: SchoolProxy;
let server: Served;
test.beforeAll(async () => {
  proxy = await startSchoolProxy('/it/coat-check/');
  server = await serve(null, { PUBLIC_URL: proxy.url });
  proxy.leadTo(Number(new URL(server.address).port));
});
test.afterAll(async () => {
  await server.stop();
  await proxy.close();
});
// Whatever a page asked for beside its path is a mistake, wherever it was made.
test.afterEach(() => expect(proxy.beside()).toEqual([]));

test('beneath a path one comes in, does a lesson and goes home again', async ({ page, context }) => {
  await page.goto(proxy.url.slice(0, -1));
  await expect(page).toHaveURL(proxy.url);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/it\/coat-check\/s\/[\w-]{22}\/lessons\/the-coat-check/);
  const id = sandboxIdOf(page.url());
  await seeConnected(page);
  await act(page, 'Hand in the coat', 200);
  const mount = new URL(`s/${id}/`, proxy.url);
  const ticket = (await context.cookies(mount.href)).find(({ name }) => name === 'session_id');
  expect(ticket?.path).toBe(mount.pathname);

  await page.reload();
  await seeConnected(page);
  await page.getByRole('link', { name: 'Coat Check', exact: true }).click();
  await expect(page).toHaveURL(mount.href);
  await page.getByRole('link', { name: 'See what you have done' }).click();
  await expect(page).toHaveURL(`${proxy.url}progress`);
  await page.getByRole('link', { name: 'Coat Check', exact: true }).click();
  await page.getByRole('link', { name: 'Continue where you left off' }).click();
  await expect(page).toHaveURL(new RegExp(`^${mount.href}`));
  await seeConnected(page);
});

test('beneath a path all that is told and taken along has it, and a file has neither path nor key', async ({
  page,
}) => {
  const { id, url } = await openSandbox(proxy.url);
  await tellStory(url);
  await page.goto(url);
  await seeConnected(page);
  await page.getByRole('button', { name: 'Desk' }).click();
  await expect(page.locator('.controls-copy pre').getByText(url, { exact: true })).toBeVisible();
  await expect(page.getByAltText('QR code of this cloakroom’s address')).toBeVisible();
  await expect(page.locator('.controls-copy', { hasText: 'From a terminal' })).toContainText(
    `${url}api/protected`,
  );

  await page.goto(`${url}lessons/the-coat-check`);
  await seeConnected(page);
  await openTakeAway(page);
  for (const button of [/HAR/, 'Download trace (JSON)']) {
    const { text } = await download(page, button);
    expect(text).not.toContain(id);
    expect(text).not.toContain('/it/coat-check');
  }
});

test('beneath a path a presenter’s window stands beside the stage, and leads to lessons in itself', async ({
  page,
}) => {
  const { url } = await openSandbox(proxy.url);
  await page.goto(`${url}presenter`);
  await seeConnected(page);
  await page.getByLabel('Lesson at hand').selectOption({ label: 'Closing time and the lost ticket' });
  await expect(page).toHaveURL(new RegExp(`^${url}presenter/closing-time`));
});

for (const door of ['lessons/closing-time', 'practice'])
  test(`beneath a path the door ${door} leads in`, async ({ page }) => {
    await page.goto(proxy.url + door);
    await expect(page).toHaveURL(new RegExp(`^${proxy.url}s/[\\w-]{22}/${door}`));
    await seeConnected(page);
  });

test('beneath a path exercises are graded, handouts open, and what is not there says so', async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.allow(/status of 404/);
  await page.goto(`${proxy.url}exercises/httponly-cookie`);
  await judge(page, await textOf('solution.ts', 'httponly-cookie'), 'Solved');
  await page.goto(`${proxy.url}handouts`);
  await page
    .getByRole('link', { name: /coat check/i })
    .last()
    .click();
  await expect(page).toHaveURL(new RegExp(`^${proxy.url}lessons/[\\w-]+/handout$`));
  const answer = await page.goto(`${proxy.url}nowhere`);
  expect(answer?.status()).toBe(404);
  await page.getByRole('link', { name: 'To the entrance' }).click();
  await expect(page).toHaveURL(proxy.url);
});
