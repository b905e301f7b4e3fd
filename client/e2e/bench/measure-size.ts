import type { Browser } from '@playwright/test';
import type { Measured } from '../../../server/bench/budget.ts';
import { serve } from '../serve.ts';
import { scriptsBudget, weighScripts } from './weigh-scripts.ts';

/** All JavaScript that the browser fetched, from the entrance until the first lesson's first button can be pressed. */
export async function measureSize(browser: Browser): Promise<Measured[]> {
  const server = await serve(null);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const { kilobytes, files } = await weighScripts(page, server.url);
    const what = `JavaScript before the first lesson is usable, gzip (${files} files)`;
    return [{ what, value: kilobytes, unit: 'KB', budget: scriptsBudget }];
  } finally {
    await page.close();
    await server.stop();
  }
}
