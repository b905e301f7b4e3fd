import { expect, test } from '@playwright/test';
import { act, drawn, goOn, openPanel, seeConnected, seeDrawn } from '../lesson-page.ts';
import type { Served } from '../serve.ts';
import { serveStatic } from '../serve-static.ts';
import { seeKept } from '../through-page.ts';
import { watchConsole } from '../watch-console.ts';

let host: Served;
test.beforeEach(async () => {
  host = await serveStatic();
});
test.afterEach(() => host.stop());

test('a learner does lesson one on a first visit, and goes on when the host is gone', {
  tag: '@static',
}, async ({ page, context }) => {
  const console = watchConsole(context);
  const outside: string[] = [];
  context.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(host.url)) outside.push(request.url());
  });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hand in your coat' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${host.url}s/[\\w-]{22}/lessons/the-coat-check`));
  await seeConnected(page);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /Server A answers Browser: 20\d .* sets the cookie session_id$/);
  // The page says so of its jar: no cookie with HttpOnly ever comes into the browser's own.
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('session_id');
  await openPanel(page, 'Jar');
  await expect(page.getByRole('tabpanel')).toContainText('session_id');
  await goOn(page, 'Look at your ticket');
  await act(page, 'Let a script look for the cookie');
  await seeDrawn(page, /reads document\.cookie and sees no cookie at all/);
  await seeKept(page);
  await host.kill();
  await goOn(page, 'Show your ticket');
  await act(page, 'Ask who I am', 200);
  await page.reload();
  await seeConnected(page);
  await act(page, 'Open the dashboard', 200);
  await goOn(page, 'Give it back');
  await act(page, 'Log out', 204);
  await goOn(page, 'Try the old ticket');
  await act(page, 'Show the old ticket', 401);
  await goOn(page, 'The coat check');
  await expect(page.getByText('Lesson finished')).toBeVisible();
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await seeConnected(secondTab);
  await expect.poll(() => drawn(secondTab)).toEqual(await drawn(page));
  expect(await secondTab.evaluate(sourcesOfAssets)).toEqual(['cache']);
  // Another page, whose parts nobody has fetched yet.
  await secondTab.goto(new URL('shows/the-stolen-ticket', host.url).href);
  await expect(secondTab.getByRole('button', { name: 'Begin' })).toBeVisible();
  expect(outside).toEqual([]);
  expect(console.complaints()).toEqual([]);
});

test('a visitor starts, logs in and reloads', { tag: ['@static', '@quick'] }, async ({ page, context }) => {
  const console = watchConsole(context);
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await page.reload();
  await seeConnected(page);
  await seeDrawn(page, /Server A answers Browser: 20\d .* sets the cookie session_id$/);
  await goOn(page, 'Look at your ticket');
  expect(console.complaints()).toEqual([]);
});

test('the stage shows a login, and a second tab the same', { tag: '@static' }, async ({ page, context }) => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Open the stage' }).click();
  await expect(page.locator('.quiet-stage-title')).toContainText('Who comes first?', { timeout: 90_000 });
  await seeConnected(page);
  await expect(page.getByText('npm start -- --lan')).toHaveCount(0);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await seeDrawn(page, /sets the cookie session_id$/);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await seeDrawn(tab, /sets the cookie session_id$/);
});

test('a page that was loaded past the worker comes back to it', { tag: '@static' }, async ({
  page,
  context,
}) => {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
  await act(page, 'Try a wrong password', 401);
  // What Shift and Reload do: the host answers, by its page for whatever it does not have.
  const browser = await context.newCDPSession(page);
  const answered = page.waitForResponse((response) => response.url() === page.url());
  await browser.send('Page.reload', { ignoreCache: true });
  expect((await answered).status()).toBe(404);
  await seeConnected(page);
  await act(page, 'Hand in the coat', 200);
});

test('where no worker can be had the page says so, and shows what needs none', { tag: '@static' }, async ({
  browser,
}) => {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    navigator.serviceWorker.register = async () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('alert').first()).toContainText('this window may keep nothing');
  await page.getByRole('button', { name: 'Start' }).first().click();
  await expect(page.getByRole('alert').filter({ hasText: 'Could not begin' })).toHaveCount(2);
  await page.goto(new URL('shows/the-stolen-ticket/', host.url).href);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.timeline-count')).toHaveText(/^1 of \d+/);
  await context.close();
});

/** In the page: from where its files came, by Resource Timing; other words than `cache` would be `fetch-event` or `network`. */
function sourcesOfAssets(): string[] {
  const files = performance.getEntriesByType('resource') as (PerformanceEntry & {
    workerFinalSourceType?: string;
  })[];
  return [
    ...new Set(
      files
        .filter(({ name }) => name.includes('/assets/'))
        .map(({ workerFinalSourceType = 'unknown' }) => workerFinalSourceType),
    ),
  ];
}
