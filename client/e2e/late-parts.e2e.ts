import { scriptsBudget, weighScripts } from './bench/weigh-scripts.ts';
import { openExercise, run, verdict } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { act, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

/** What the browser itself notes of what does not come. */
const notFetched = /Failed to load resource/;

/** Lets nothing of the built files through until the network is back, nor what `also` matches. */
async function goAway(page: Page, also = /^$/) {
  const isAway = (url: URL) => url.pathname.startsWith('/assets/') || also.test(url.pathname);
  await page.route(isAway, (route) => route.abort());
  return { comeBack: () => page.unroute(isAway) };
}

/** The file of the panels; what they share with the page is in others. */
const panelsFile = /\/assets\/panels-[\w-]{8}\.js$/;

/** Waits until the panels, which are fetched ahead, are here and have run. */
async function seePanelsFetched(page: Page) {
  const found = await page.waitForFunction(
    (file) =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .find((name) => new RegExp(file).test(name)),
    panelsFile.source,
  );
  await page.evaluate((address) => import(String(address)), await found.jsonValue());
}

const trouble = (page: Page, what: string) =>
  page.getByText(`Could not fetch ${what}: the server does not answer.`);

test.beforeEach(({ consoleWatch }) => consoleWatch.allow(notFetched));

test('a part that cannot be fetched says so in its own place, and comes when the server is back', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await seeDrawn(page, /401 Unauthorized/);
  await seePanelsFetched(page);
  const network = await goAway(page, /^\/api\/demo-app/);
  await openPanel(page, 'Desk');
  await expect(trouble(page, 'the desk')).toBeVisible();
  // All else goes on.
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  await openPanel(page, 'Code');
  await expect(trouble(page, 'the server’s code')).toBeVisible();

  await network.comeBack();
  // By itself: nobody has asked for it again.
  await expect(page.getByRole('textbox', { name: 'session-routes.ts' })).toBeVisible();
  await openPanel(page, 'Desk');
  await expect(page.getByRole('button', { name: '+1 hour' })).toBeVisible();
});

test('a page that cannot be fetched is tried again by its button', { tag: '@all' }, async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(url);
  await seeConnected(page);
  const network = await goAway(page);
  // No time passes, so that it is the button's doing.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await page.getByRole('link', { name: 'Show it on the big screen' }).click();
  await expect(trouble(page, 'this page')).toBeVisible();
  await network.comeBack();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.clock.resume();
  await expect(page.getByText('The house is open. Who comes first?')).toBeVisible();
});

test('panels are fetched ahead, and are there in the frame after they were asked for', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await seePanelsFetched(page);
  const strip = page.getByRole('group', { name: 'Look inside' });
  await strip.getByRole('button', { name: 'Store', exact: true }).waitFor();
  // Pressed and looked at within the page, so that no way to it is measured.
  const shown = await strip.evaluate(async (names) => {
    [...names.querySelectorAll('button')].find(({ textContent }) => textContent === 'Store')?.click();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return document.querySelector('[role="tab"][aria-selected="true"]')?.textContent;
  });
  expect(shown).toBe('Store');
});

test('panels that cannot be fetched say so in the drawer, which can be shut, and come when they can', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.route(panelsFile, (route) => route.abort());
  await openLesson(page, url);
  const strip = page.getByRole('group', { name: 'Look inside' });
  await strip.getByRole('button', { name: 'Jar', exact: true }).click();
  await expect(trouble(page, 'the panels')).toBeVisible();
  await page.getByRole('button', { name: 'Close the drawer' }).click();
  await expect(trouble(page, 'the panels')).toHaveCount(0);
  await strip.getByRole('button', { name: 'Jar', exact: true }).click();
  await page.unroute(panelsFile);
  // Whoever came from the strip is led in.
  await expect(page.getByRole('tab', { name: 'Jar', exact: true })).toBeFocused();
});

test('a diagram is told in words while there is nothing to draw with, and drawn then', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  const drawing = /\/assets\/(mermaid|sequenceDiagram)/;
  await page.route(drawing, (route) => route.abort());
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await expect(trouble(page, 'what draws this')).toBeVisible();
  await expect(page.locator('.diagram-in-words li')).toHaveCount(2);
  await page.unroute(drawing);
  await seeDrawn(page, /401 Unauthorized/);
  await expect(page.locator('.diagram-in-words')).toHaveCount(0);
});

test('arrows are drawn under a cloakroom that cannot be fetched, and it comes when it can', {
  tag: '@all',
}, async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  const cloakroom = /\/assets\/band-/;
  await page.route(cloakroom, (route) => route.abort());
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await expect(trouble(page, 'the picture of the cloakroom')).toBeVisible();
  await seeDrawn(page, /401 Unauthorized/);
  await page.unroute(cloakroom);
  await expect(page.getByRole('group', { name: 'The coat check' })).toHaveAttribute('data-event', '2');
});

test('an exercise can be written without the lab, and is judged when the lab is here', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, 'httponly-cookie');
  const network = await goAway(page, /^\/lab-frame/);
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await run(page);
  await expect(trouble(page, 'the lab')).toBeVisible();
  await page.getByRole('button', { name: 'Try it live' }).click();
  await expect(trouble(page, 'your counter')).toBeVisible();
  await network.comeBack();
  await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 60_000 });
  const live = page.getByRole('region', { name: 'Your own counter' });
  await expect(live.getByRole('button', { name: 'Log in as ada' })).toBeVisible({ timeout: 30_000 });
});

test('a page of an older build offers to reload', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  // All that comes by itself is here; the desk comes when it is asked for.
  await expect(page.getByRole('group', { name: 'The coat check' })).toBeVisible();
  await openPanel(page, 'Jar');
  await page.route(/\/assets\//, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await openPanel(page, 'Desk');
  await expect(page.getByText('Could not fetch the desk: Coat Check was updated since')).toBeVisible();
  await page.unroute(/\/assets\//);
  await page.getByRole('button', { name: 'Reload' }).click();
  await seeConnected(page);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('button', { name: '+1 hour' })).toBeVisible();
});

test('what comes before the first lesson is within its budget, whatever comes late', async ({
  page,
  server,
}) => {
  const { kilobytes } = await weighScripts(page, server.url);
  expect(kilobytes).toBeLessThan(scriptsBudget);
});
