import { expect, type Page } from '@playwright/test';
import { test as base } from './server-fixtures.ts';
import { type ConsoleWatch, watchConsole } from './watch-console.ts';

export const test = base.extend<{ consoleWatch: ConsoleWatch }>({
  consoleWatch: [
    async ({ context }, use) => {
      const watch = watchConsole(context);
      await use(watch);
      expect(watch.complaints(), 'errors in the pages').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };
