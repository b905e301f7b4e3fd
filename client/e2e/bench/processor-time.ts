import type { Page } from '@playwright/test';

/**
 * @returns what tells how many milliseconds the page's main thread has computed so far. Unlike a clock that stands still while
 * other programs have the processor, so that it can be compared on a busy machine too.
 */
export async function watchProcessor(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const time = metrics.find(({ name }) => name === 'ThreadTime');
    if (!time) throw new Error('Could not measure: this browser does not tell the time of a thread.');
    return time.value * 1000;
  };
}
