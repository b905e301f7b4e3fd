import type { Page } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { watchProcessor } from './processor-time.ts';

const STEPS = 120;

/**
 * A key press at a frame's beginning → the main thread is through with that frame: the whole page has followed the
 * cursor, and is styled, laid out and painted. What is left to other threads, and the wait for the screen, are not in it.
 * More than a frame of 60 in a second, and a frame would be left out.
 */
export async function measureCursorStep(page: Page): Promise<Measured[]> {
  const computed = await watchProcessor(page);
  const before = await computed();
  const times = await page.evaluate(async (steps) => {
    const samples: number[] = [];
    for (let step = 0; step < steps; step += 1) {
      await new Promise<void>((done) =>
        requestAnimationFrame(() => {
          const start = performance.now();
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }),
          );
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            samples.push(performance.now() - start);
            done();
          };
          port2.postMessage(null);
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return samples;
  }, STEPS);
  const each = ((await computed()) - before) / STEPS;
  const what = 'cursor one event back, 2,000 in the trace → frame';
  return [
    { what: `${what}, p50`, value: percentile(times, 0.5), unit: 'ms', budget: null },
    { what: `${what}, p95`, value: percentile(times, 0.95), unit: 'ms', budget: 12 },
    { what: '… processor time of the page, mean', value: each, unit: 'ms', budget: null },
  ];
}

/** What the page's JavaScript holds on to after a garbage collection. */
export async function measureHeap(page: Page): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { what: 'JavaScript heap, 2,000 in the trace', value: usedSize / 2 ** 20, unit: 'MB', budget: null };
}
