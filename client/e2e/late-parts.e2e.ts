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
  const network = await goAway(page, /^\/api\/demo-app/);
  await page.getByRole('tab', { name: 'Desk' }).click();
  await expect(trouble(page, 'the desk')).toBeVisible();
  // All else goes on.
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  await openPanel(page, 'Cloakroom');
  await expect(trouble(page, 'the picture of the cloakroom')).toBeVisible();
  await openPanel(page, 'Code');
  await expect(trouble(page, 'the server’s code')).toBeVisible();

  await network.comeBack();
  // By itself, within the five seconds after which nobody would wait for it.
  await expect(page.getByRole('textbox', { name: 'session-routes.ts' })).toBeVisible({ timeout: 5000 });
  await openPanel(page, 'Cloakroom');
  await page.getByRole('button', { name: 'Try again' }).or(page.locator('.scene')).first().click();
  await expect(page.locator('.scene')).toBeVisible();
  await openPanel(page, 'Desk');
  await expect(page.getByRole('button', { name: '+1 hour' })).toBeVisible();
});

test('a page that cannot be fetched is tried again by its button', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.goto(url);
  await seeConnected(page);
  const network = await goAway(page);
  // No time passes, so that it is the button's doing.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await page.getByRole('link', { name: 'Show it on the big screen' }).click();
  await expect(trouble(page, 'the stage')).toBeVisible();
  await network.comeBack();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.clock.resume();
  await expect(page.getByText('The house is open. Who comes first?')).toBeVisible();
});

test('a diagram is told in words while there is nothing to draw with, and drawn then', async ({
  page,
  server,
}) => {
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
  await page.route(/\/assets\//, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  await page.getByRole('tab', { name: 'Desk' }).click();
  await expect(page.getByText('Could not fetch the desk: Coat Check was updated since')).toBeVisible();
  await page.unroute(/\/assets\//);
  await page.getByRole('button', { name: 'Reload' }).click();
  await seeConnected(page);
  await openPanel(page, 'Desk');
  await expect(page.getByRole('button', { name: '+1 hour' })).toBeVisible();
});
