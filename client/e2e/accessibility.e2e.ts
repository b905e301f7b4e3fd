import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { openExercise, textOf, write } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

test.describe.configure({ timeout: 180_000 });
// A thing that is still fading in has no contrast yet.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What axe finds on the page as it stands, by day and by night: one line for each element. */
async function findings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, since the page's policy lets no foreign script in.
  await page.evaluate(await axeSource);
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults;
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${colorScheme}, ${id}: ${target} ${failureSummary}`),
      ),
    );
  }
  return found;
}

test('axe has nothing to say about the landing page', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('axe has nothing to say about what one has done: nothing, some of it damaged, just forgotten', async ({
  page,
  server,
}) => {
  await page.goto(new URL('progress', server.url).href);
  await expect(page.getByText('Nothing punched yet')).toBeVisible();
  expect(await findings(page), 'nothing').toEqual([]);
  await page.evaluate(() => {
    localStorage.setItem('coat-check:lesson:the-coat-check', '{"completed":["hand-in"],"step":"hand-in"}');
    localStorage.setItem('coat-check:exercise:challenge', 'damaged');
  });
  await page.reload();
  await page.locator('summary').click();
  expect(await findings(page), 'damaged').toEqual([]);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  expect(await findings(page), 'forgotten').toEqual([]);
});

test('axe has nothing to say about questions, one that is to be put in order, and a lesson on paper', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('practice', url).href);
  await expect(page.getByRole('heading', { name: 'By topic' })).toBeVisible();
  expect(await findings(page), 'questions').toEqual([]);
  await page.goto(new URL('practice/several-servers/two-servers-in-order', url).href);
  await expect(page.getByRole('list', { name: 'First to last' }).getByRole('listitem')).toHaveCount(6);
  expect(await findings(page), 'an order').toEqual([]);
  await page.goto(new URL('handouts', server.url).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Handouts' })).toBeVisible();
  expect(await findings(page), 'handouts').toEqual([]);
  await page.goto(new URL('lessons/the-torn-stub/handout', server.url).href);
  const print = page.getByRole('button', { name: 'Print', exact: true });
  await expect(print).toHaveAttribute('aria-disabled', 'false', { timeout: 90_000 });
  expect(await findings(page), 'a handout').toEqual([]);
});

test('axe has nothing to say about a lesson in full swing', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByText('Back to the browser').click();
  expect(await findings(page), 'a guess').toEqual([]);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  for (const panel of ['Wire', 'Jar', 'Store', 'Code', 'Desk'] as const) {
    await openPanel(page, panel);
    if (panel === 'Desk') await expect(page.getByRole('heading', { name: 'Real devices' })).toBeVisible();
    expect(await findings(page), panel).toEqual([]);
  }
  await page.getByRole('button', { name: 'Event before' }).click();
  expect(await findings(page), 'looking back').toEqual([]);
});

test('axe has nothing to say about a mistake, before it is made and where both runs are compared', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('lessons/the-torn-stub/tear-it', url).href);
  await seeConnected(page);
  await expect(page.getByRole('switch', { name: /^Defence/ })).toBeChecked();
  expect(await findings(page), 'before').toEqual([]);
  await act(page, 'Log out, and let the thief ask again', 401);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Both runs' })).toContainText('Here they part');
  await page.getByText('In your framework').click();
  await page.getByText('It happened').click();
  expect(await findings(page), 'compared').toEqual([]);
});

test('axe has nothing to say about the stage, empty, in play and with its desk', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.goto(`${url}stage`);
  await expect(page.getByText('Who comes first?')).toBeVisible();
  await expect(page.getByText(url, { exact: true })).toBeVisible();
  expect(await findings(page), 'empty').toEqual([]);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await seeDrawn(page, /sets the cookie session_id$/);
  expect(await findings(page), 'in play').toEqual([]);
  for (const view of ['Diagram', 'Cloakroom'] as const) {
    await page.getByRole('button', { name: view, exact: true }).click();
    expect(await findings(page), view).toEqual([]);
  }
  await page.getByRole('button', { name: 'Desk' }).click();
  await expect(page.getByRole('heading', { name: 'Real devices' })).toBeVisible();
  expect(await findings(page), 'desk').toEqual([]);
});

test('axe has nothing to say about an exercise with the learner’s own server', { tag: '@all' }, async ({
  page,
  server,
}) => {
  await openExercise(page, server.url);
  expect(await findings(page), 'before').toEqual([]);
  await write(page, await textOf('solution.ts'));
  await page.getByRole('button', { name: 'Try it live' }).click();
  await page.getByRole('button', { name: 'Log in as ada' }).click({ timeout: 30_000 });
  await seeDrawn(page, /sets the cookie session_id$/);
  await page.getByRole('button', { name: 'Open Server B' }).click();
  await seeDrawn(page, /Server B opens/);
  for (const panel of ['Wire', 'Store', 'Code'] as const) {
    await openPanel(page, panel);
    expect(await findings(page), panel).toEqual([]);
  }
});

test('axe has nothing to say about the pages that say what is not there', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/Failed to load resource: .* 404/);
  for (const address of ['nowhere', 's/AAAAAAAAAAAAAAAAAAAAAA/']) {
    await page.goto(new URL(address, server.url).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await findings(page), address).toEqual([]);
  }
});
