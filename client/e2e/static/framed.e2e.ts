import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type Frame } from 'puppeteer-core';
import { findWholeChromium } from '../../../server/launch/find-chromium.mjs';
import { findFirefox } from '../../../server/launch/find-engines.mjs';
import { findNamed, readTexts } from '../engines/in-page.ts';
import { serveStatic } from '../serve-static.ts';
import { startTutorial } from './start-tutorial.ts';

type Cookies = 'allowed' | 'partitioned' | 'refused';

const patient = { timeout: 90_000 };
/** @see https://searchfox.org/mozilla-central/source/netwerk/cookie/nsICookieService.idl */
const firefoxBehaviour = { allowed: 0, partitioned: 5, refused: 1 };

/** A browser as people have it, in which frames of other sites may keep so much. @returns null where there is none */
const launch = {
  async Chromium(cookies: Cookies, profile: string): Promise<Browser | null> {
    const isRefused = cookies === 'refused';
    await mkdir(join(profile, 'Default'));
    const preferences = {
      profile: { block_third_party_cookies: isRefused, cookie_controls_mode: Number(isRefused) },
    };
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    return puppeteer.launch({
      browser: 'chrome',
      executablePath: findWholeChromium() ?? chromium.executablePath(),
      userDataDir: profile,
      // With partitions even a browser that blocks gives each frame a store of its own.
      args: [
        '--no-sandbox',
        ...(cookies === 'partitioned' ? [] : ['--disable-features=ThirdPartyStoragePartitioning']),
      ],
    });
  },
  async Firefox(cookies: Cookies, profile: string): Promise<Browser | null> {
    const executablePath = findFirefox();
    if (executablePath === null) return null;
    const extraPrefsFirefox = { 'network.cookie.cookieBehavior': firefoxBehaviour[cookies] };
    return puppeteer.launch({ browser: 'firefox', executablePath, userDataDir: profile, extraPrefsFirefox });
  },
};

/** Presses what has this name, once it is there. */
async function press(frame: Frame, name: string): Promise<void> {
  await expect(async () => {
    const found = (await frame.evaluateHandle(findNamed, name)).asElement() as ElementHandle<Element> | null;
    expect(found, name).not.toBeNull();
    await found?.click();
  }).toPass(patient);
}

const see = (frame: Frame, selector: string, text: RegExp) =>
  expect.poll(() => frame.evaluate(readTexts, selector), patient).toContainEqual(expect.stringMatching(text));

const ends: (() => Promise<unknown>)[] = [];
test.afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

for (const engine of ['Chromium', 'Firefox'] as const)
  for (const cookies of ['allowed', 'partitioned', 'refused'] as const)
    test(`${engine} with third-party cookies ${cookies}: a tutorial's frame leads to a tab of its own, and plays a show`, {
      tag: '@static',
    }, async () => {
      test.slow();
      const profile = await mkdtemp(join(tmpdir(), 'coat-check-profile-'));
      ends.push(() => rm(profile, { recursive: true, force: true }));
      const host = await serveStatic();
      ends.push(host.stop);
      const browser = await launch[engine](cookies, profile);
      test.skip(browser === null, `this machine has no ${engine}`);
      if (browser === null) return;
      ends.push(() => browser.close());

      /** Opens somebody's page, in which this is shown. */
      const openFrame = async (shows: string): Promise<Frame> => {
        const tutorial = await startTutorial(`${host.url}${shows}`);
        const page = await browser.newPage();
        await page.goto(tutorial.url, { waitUntil: 'domcontentloaded' });
        const find = () => page.frames().find((frame) => frame.url().startsWith(host.url));
        await expect.poll(() => find() !== undefined, patient).toBe(true);
        tutorial.close();
        return find() as Frame;
      };
      const openedTab = async (): Promise<Frame> => {
        const find = async () => {
          const pages = await browser.pages();
          return pages.find((page) => page.url().startsWith(`${host.url}s/`));
        };
        await expect.poll(async () => (await find()) !== undefined, patient).toBe(true);
        return ((await find()) as NonNullable<Awaited<ReturnType<typeof find>>>).mainFrame();
      };

      await press(await openFrame('embed/lessons/the-coat-check/'), 'Open it in a tab of its own');
      const lesson = await openedTab();
      await see(lesson, '[data-line="connected"]', /Live/);
      await press(lesson, 'Try a wrong password');
      await see(lesson, '.beat[data-state="after"] [role="status"]', /\b401\b/);

      const show = await openFrame('embed/shows/the-stolen-ticket/');
      await press(show, 'Begin');
      await press(show, 'Event after');
      await see(show, '.timeline-count', /^2 of \d+/);

      // Not what the frame is meant for: what needs a worker says so where none can be had.
      if (cookies === 'refused') {
        const entrance = await openFrame('');
        await see(entrance, '[role="alert"]', /gives none to a page in another site’s frame/);
        await press(entrance, 'Open it in a tab of its own');
      }
    });
