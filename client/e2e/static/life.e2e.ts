import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findWholeChromium } from '../../../server/launch/find-chromium.mjs';
import { projectFolder } from '../../../server/launch/project-folder.mjs';
import { judge, openExercise, textOf, verdict } from '../exercise-page.ts';
import { act, again, drawn, goOn, seeConnected } from '../lesson-page.ts';
import { reachBy } from '../reach.ts';
import { readTrace, sandboxIdOf } from '../sandbox.ts';
import { serveStatic } from '../serve-static.ts';
import { seeControlled, seeKept, throughPage } from '../through-page.ts';

/** The build in a folder of its own, so that its worker can be exchanged under a visitor. */
async function serveCopy() {
  const folder = await mkdtemp(join(tmpdir(), 'coat-check-static-'));
  await cp(join(projectFolder, 'dist-static'), folder, { recursive: true });
  const host = await serveStatic(folder);
  const worker = join(folder, 'sw.js');
  return {
    url: host.url,
    async changeWorker(change: (script: string) => string) {
      await writeFile(worker, change(await readFile(worker, 'utf8')));
    },
    goAway: () => host.kill(),
    comeBack: () => host.restart(),
    async stop() {
      await host.stop();
      await rm(folder, { recursive: true });
    },
  };
}

let host: Awaited<ReturnType<typeof serveCopy>>;
test.beforeEach(async () => {
  host = await serveCopy();
});
test.afterEach(() => host.stop());

async function beginLesson(page: Page) {
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await seeConnected(page);
}

/** Which build answers this page. */
const versionOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<MessageEvent>((resolve) => {
      port1.onmessage = resolve;
    });
    navigator.serviceWorker.controller?.postMessage({ type: 'about' }, [port2]);
    return (await answer).data.version;
  });

/** What a browser lets this origin keep, and what it does away with. */
async function storageOf(page: Page) {
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(host.url);
  return {
    clear: (storageTypes: 'indexeddb' | 'all') =>
      browser.send('Storage.clearDataForOrigin', { origin, storageTypes }),
    bound: (quotaSize?: number) =>
      browser.send('Storage.overrideQuotaForOrigin', {
        origin,
        ...(quotaSize !== undefined && { quotaSize }),
      }),
  };
}

/** A login that a page sends, past what stands in it. */
const logIn = (page: Page) =>
  throughPage(page)(new URL(`s/${sandboxIdOf(page.url())}/api/login`, host.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
  });

test('a worker that is updated between two steps loses no login and no step', { tag: '@static' }, async ({
  page,
  context,
}) => {
  await beginLesson(page);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  const old = await versionOf(page);
  await host.changeWorker((script) => script.replaceAll(old, 'anothercoat'));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const waits = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  await expect.poll(waits).toBe(true);

  // Whoever is here goes on with what is here.
  await goOn(page, 'Look at your ticket');
  await act(page, 'Let a script look for the cookie');
  expect(await versionOf(page)).toBe(old);
  const seen = await drawn(page);
  const address = page.url();
  await page.close();

  const tab = await context.newPage();
  await expect(async () => {
    await tab.goto('about:blank');
    await tab.goto(address);
    expect(await versionOf(tab)).toBe('anothercoat');
  }).toPass();
  await seeConnected(tab);
  await expect.poll(() => drawn(tab)).toEqual(seen);
  await goOn(tab, 'Show your ticket');
  await act(tab, 'Ask who I am', 200);
});

test('two tabs at one cloakroom see the same, and neither loses what the other does at the same moment', {
  tag: '@static',
}, async ({ page, context }) => {
  await beginLesson(page);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await seeConnected(tab);
  const answers = await Promise.all([page, tab, page, tab, page, tab].map((each) => logIn(each)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  const end = reachBy(host.url, throughPage(page));
  const { events } = await readTrace(host.url, sandboxIdOf(page.url()));
  end();
  expect(events.map(({ number }) => number)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter((event) => event.type === 'response' && event.status === 200)).toHaveLength(6);
  for (const each of [page, tab])
    await expect(each.locator('.timeline-count')).toHaveText(`${events.length} of ${events.length}`);
  // Which chapters are open is each window's own; what is drawn of the same events is the same, up to the newest.
  await expect(async () => {
    const [here, there] = [await drawn(page), await drawn(tab)];
    const numbers = there.map(({ number }) => number);
    const common = here.filter(({ number }) => numbers.includes(number));
    expect(common.at(-1)?.number).toBe(events.length);
    expect(there).toEqual(expect.arrayContaining(common));
  }).toPass({ timeout: 30_000 });
});

for (const what of ['indexeddb', 'all'] as const)
  test(`storage that is cleared in the midst of a lesson (${what}) is told, and leads on`, {
    tag: '@static',
  }, async ({ page }) => {
    await beginLesson(page);
    await act(page, 'Try a wrong password', 401);
    await (await storageOf(page)).clear(what);
    const banner = page.getByRole('alert').filter({ hasText: 'storage was cleared' });
    await expect(banner).toBeVisible({ timeout: 60_000 });
    const address = page.url();
    await banner.getByRole('button', { name: 'Open a fresh one' }).click();
    await expect(page).not.toHaveURL(address);
    await seeConnected(page);
    await act(page, 'Try a wrong password', 401);
    // The old address says what became of it.
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such cloakroom here');
    await page.getByRole('button', { name: 'Open a fresh one' }).click();
    await seeConnected(page);
  });

test('a browser that has no room left is told of, and goes on once it has', { tag: '@static' }, async ({
  page,
}) => {
  await beginLesson(page);
  await act(page, 'Try a wrong password', 401);
  const { bound } = await storageOf(page);
  await bound(1);
  // For half a minute Chromium goes by how much room it has found.
  await expect.poll(async () => (await logIn(page)).status, { timeout: 90_000 }).toBe(503);
  await again(page, 'Try a wrong password');
  const result = page.locator('.beat').getByRole('status', { name: 'Result' });
  await expect(result).toContainText('has no room left');
  await bound();
  await again(page, 'Try a wrong password', 401);
  await expect(result).not.toContainText('has no room left');
});

test('a browser that keeps nothing is told of, with a way out', { tag: '@static' }, async ({ page }) => {
  await host.changeWorker(
    (script) =>
      `IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };\n${script}`,
  );
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'does not let the page keep anything' }).first(),
  ).toBeVisible();
});

test('an exercise is judged when the host is gone', { tag: '@static' }, async ({ playwright }) => {
  // A shell has one cache for all, frames of an opaque origin among them; browsers as people have them do not.
  const whole = findWholeChromium();
  const browser = await playwright.chromium.launch({ ...(whole && { executablePath: whole }) });
  const page = await browser.newPage();
  await page.goto(host.url);
  await seeControlled(page);
  await seeKept(page);
  await host.goAway();
  await openExercise(page, host.url, 'httponly-cookie');
  await page.getByRole('button', { name: 'Run the checks' }).click();
  await expect(verdict(page, 'Not yet')).toBeVisible();
  await judge(page, await textOf('solution.ts', 'httponly-cookie'), 'Solved');
  await browser.close();
});
