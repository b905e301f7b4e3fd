import { expect, type Page, test } from '@playwright/test';
import { traceSchema } from '#shared/api/sandbox-api.ts';
import { toComparable } from '../../../server/browser/testing/to-comparable.ts';
import { act, goOn, seeConnected } from '../lesson-page.ts';
import { sandboxIdOf } from '../sandbox.ts';
import { serve } from '../serve.ts';
import { serveStatic } from '../serve-static.ts';
import { throughPage } from '../through-page.ts';

/** The trace of the page's sandbox, asked for by the page. */
async function readOwnTrace(page: Page, root: string) {
  const address = new URL(`api/sandboxes/${sandboxIdOf(page.url())}/trace`, root);
  return traceSchema.parse(await (await throughPage(page)(address)).json());
}

/** From the first page to the old ticket, without the demo app's own pages. */
async function doLessonOne(page: Page, root: string) {
  await page.goto(root);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await goOn(page, 'Look at your ticket');
  await act(page, 'Let a script look for the cookie');
  await goOn(page, 'Show your ticket');
  await act(page, 'Ask who I am', 200);
  await act(page, 'Open the dashboard', 200);
  await goOn(page, 'Give it back');
  await act(page, 'Log out', 204);
  await goOn(page, 'Try the old ticket');
  await act(page, 'Show the old ticket', 401);
  return (await readOwnTrace(page, root)).events;
}

test('lesson one leaves the same trace as with a server on a socket, event by event and line by line', {
  tag: '@static',
}, async ({ browser }) => {
  const [host, server] = await Promise.all([serveStatic(), serve(null)]);
  // No worker takes on the name that a test runner gives to pages.
  const { userAgent } = await (await browser.newBrowserCDPSession()).send('Browser.getVersion');
  const traces = [];
  for (const { url } of [host, server]) {
    const context = await browser.newContext({ userAgent });
    traces.push(await doLessonOne(await context.newPage(), url));
    await context.close();
  }
  await Promise.all([host.stop(), server.stop()]);
  const [inBrowser = [], onSocket = []] = traces.map((events) => toComparable(events, { isSameAsker: true }));
  expect(inBrowser.length).toBeGreaterThan(20);
  expect(inBrowser).toEqual(onSocket);
});

test('a worker that is killed in the midst of logins loses none that it answered', {
  tag: '@static',
}, async ({ page, context }) => {
  const host = await serveStatic();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  const ask = throughPage(page);
  const app = new URL(`s/${sandboxIdOf(page.url())}/`, host.url);
  const logIn = () =>
    ask(new URL('api/login', app), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
    });
  const statuses = [];
  for (const afterMs of [5, 20, 60]) {
    const answer = logIn();
    await page.waitForTimeout(afterMs);
    await devtools.send('ServiceWorker.stopAllWorkers');
    statuses.push((await answer).status);
  }
  expect(statuses).toEqual([200, 200, 200]);
  expect((await ask(new URL('api/protected', app))).status).toBe(200);

  const { events } = await readOwnTrace(page, host.url);
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  const answered = events.filter((event) => event.type === 'response' && event.status === 200);
  expect(answered.length, 'three logins and a question').toBeGreaterThanOrEqual(4);
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveAttribute('data-line', 'connected');
  await host.stop();
});
