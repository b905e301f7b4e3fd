import { expect, type Page } from '@playwright/test';
import { translatePage } from '../testing/translate-page.ts';
import { test as base } from './server-fixtures.ts';
import { type ConsoleWatch, watchConsole } from './watch-console.ts';

export const test = base.extend<{ consoleWatch: ConsoleWatch; isTranslated: boolean }>({
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
});

export { expect, type Page };
