import { loadavg } from 'node:os';
import type { Browser } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { messagesOfBurst, openBenchPage } from './bench-page.ts';
import { measureCursorStep, measureHeap } from './measure-cursor.ts';
import { watchProcessor } from './processor-time.ts';
import { renderPlainly } from './render-plainly.ts';

/** Each sample lengthens the trace, so short traces are opened anew for every few. */
const sizes = [
  { size: messagesOfBurst, pages: 6, bursts: 4 },
  { size: 100, pages: 6, bursts: 4 },
  { size: 1000, pages: 1, bursts: 30 },
  { size: 2000, pages: 1, bursts: 30 },
];
/** What more events in the trace may cost. */
const flat = 1.2;

/**
 * The last event of a burst of 12, which is somebody else's and so comes whole, arrived in the page → the frame that shows it,
 * in ever longer traces, each beside a plain Mermaid rendering of everything.
 */
export async function measurePicture(browser: Browser): Promise<Measured[]> {
  const measured: Measured[] = [];
  let short: { p50: number; p95: number; computed: number } | null = null;
  for (const { size, pages, bursts } of sizes) {
    const times: number[] = [];
    const computed: number[] = [];
    let plain = 0;
    let longest = 0;
    for (let opened = 0; opened < pages; opened += 1) {
      const bench = await openBenchPage(browser);
      try {
        // The first picture also fetches Mermaid.
        await bench.drawBurst();
        await bench.fillTo(size);
        const processor = await watchProcessor(bench.page);
        for (let burst = 0; burst < bursts; burst += 1) {
          const before = await processor();
          times.push(await bench.drawBurst());
          // The panels follow a frame later.
          await bench.page.waitForTimeout(100);
          computed.push((await processor()) - before);
        }
        longest = bench.trace.events.length;
        if (opened < pages - 1) continue;
        if (size === 2000) {
          measured.push(...(await measureCursorStep(bench.page)), await measureHeap(bench.page));
        }
        plain = await renderPlainly(bench.page, bench.trace.events.slice(-size), size > 500 ? 1 : 3);
      } finally {
        await bench.close();
      }
    }
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    const half = percentile(computed, 0.5);
    const range = size === 2000 ? 'the last 2000' : `${size} to ${longest}`;
    const what = `burst of ${messagesOfBurst} → picture, ${range} in the trace`;
    measured.push(
      { what: `${what}, p50`, value: p50, unit: 'ms', budget: null },
      { what: `${what}, p95`, value: p95, unit: 'ms', budget: 60 },
      { what: '… processor time of the page, panels and all, p50', value: half, unit: 'ms', budget: null },
    );
    if (short) {
      measured.push(
        { what: '… by that of the shortest, p50', value: p50 / short.p50, unit: 'times', budget: null },
        { what: '… by that of the shortest, p95', value: p95 / short.p95, unit: 'times', budget: flat },
        {
          what: '… by that of the shortest, processor time',
          value: half / short.computed,
          unit: 'times',
          budget: flat,
        },
      );
    }
    short ??= { p50, p95, computed: half };
    measured.push(
      { what: `plain Mermaid, all ${size} messages`, value: plain, unit: 'ms', budget: null },
      { what: '… by ours, p50', value: plain / p50, unit: 'times', budget: null },
    );
  }
  const load = loadavg().map((average) => average.toFixed(1));
  console.log(`load average ${load.join(' ')}: on a busy machine only ratios mean something`);
  return measured;
}
