import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Measured } from '../../../server/bench/budget.ts';
import { serve } from '../serve.ts';

/** All JavaScript that the browser fetched, from the entrance until the first lesson's first button can be pressed. */
export async function measureSize(browser: Browser): Promise<Measured[]> {
  const server = await serve(null);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // By address: the sandbox is a document of its own, which finds the same scripts in the browser's cache.
  const scripts = new Map<string, Promise<Buffer>>();
  try {
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script' || scripts.has(response.url())) return;
      scripts.set(response.url(), response.body());
    });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Start' }).first().click();
    await page.getByRole('button', { name: 'Try a wrong password' }).waitFor();
    const sizes = (await Promise.all(scripts.values())).map((script) => gzipSync(script).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const what = `JavaScript before the first lesson is usable, gzip (${sizes.length} files)`;
    return [{ what, value: bytes / 1024, unit: 'KB', budget: 195 }];
  } finally {
    await page.close();
    await server.stop();
  }
}
