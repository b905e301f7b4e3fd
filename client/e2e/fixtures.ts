import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  type Request,
} from '@playwright/test';
import { translatePage } from '../testing/translate-page.ts';
import { reachBy } from './reach.ts';
import { test as base } from './server-fixtures.ts';
import { seeControlled, throughPage } from './through-page.ts';
import { type ConsoleWatch, watchConsole } from './watch-console.ts';

type Fixtures = {
  consoleWatch: ConsoleWatch;
  isTranslated: boolean;
  /** Opens a page of another device, with a jar of its own, which goes when the test is over. */
  openDevice(options?: BrowserContextOptions): Promise<Page>;
  /** Lets the test ask the server that runs in this test's browser, and sees that no request leaves its host. */
  staticServer: null;
};

export const test = base.extend<Fixtures>({
  /** Whether all pages are under a browser's translator. */
  isTranslated: [false, { option: true }],
  consoleWatch: [
    async ({ context, isTranslated }, use) => {
      const watch = watchConsole(context);
      if (isTranslated) await context.addInitScript(translatePage);
      await use(watch);
      expect(watch.complaints(), 'errors in the pages').toEqual([]);
    },
    { auto: true },
  ],
  openDevice: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  staticServer: [
    async ({ context, staticHost }, use) => {
      if (staticHost === null) return use(null);
      const outside = new Set<Request>();
      context.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(staticHost.url)) outside.add(request);
      });
      // Such a one has left nothing.
      context.on('requestfailed', (request) => {
        if (request.failure()?.errorText === 'csp') outside.delete(request);
      });
      const page = await context.newPage();
      // Whatever needs no server: the worker comes while it stands there.
      await page.goto(new URL('progress/', staticHost.url).href);
      await seeControlled(page);
      const end = reachBy(staticHost.url, throughPage(page));
      await use(null);
      end();
      expect(
        [...outside].map((request) => request.url()),
        'requests that left the host',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };
