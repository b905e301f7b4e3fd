import { loadavg } from 'node:os';
import type { Browser } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { messagesOfBurst, openBenchPage } from './bench-page.ts';
import { measureCursorStep, measureHeap } from './measure-cursor.ts';
import { renderPlainly } from './render-plainly.ts';

const BURSTS = 40;
const sizes = [messagesOfBurst, 100, 1000, 2000];
/** What more events in the trace may cost. */
const flat = 1.2;

/**
 * The last event of a burst of 12 arrived in the page → the frame that shows it, in ever longer traces, each beside a
 * plain Mermaid rendering of everything. A trace grows by its own bursts, so it has the named number at the first.
 */
export async function measurePicture(browser: Browser): Promise<Measured[]> {
  const bench = await openBenchPage(browser);
  const { page, trace } = bench;
  const measured: Measured[] = [];
  let first: number | null = null;
  try {
    // The first picture also fetches Mermaid.
    await bench.drawBurst();
    for (const size of sizes) {
      await bench.fillTo(size);
      const times: number[] = [];
      // A trace that is to stay short has few bursts: it would not be short at their end.
      const bursts = size === 100 ? BURSTS / 2 : BURSTS;
      while (times.length < bursts) times.push(await bench.drawBurst());
      const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
      const plain = await renderPlainly(page, trace.events.slice(-size), size > 500 ? 1 : 3);
      const what = `burst of ${messagesOfBurst} → picture, ${size} in the trace`;
      measured.push(
        { what: `${what}, p50`, value: p50, unit: 'ms', budget: null },
        { what: `${what}, p95`, value: p95, unit: 'ms', budget: 60 },
        { what: `plain Mermaid, all ${size} messages`, value: plain, unit: 'ms', budget: null },
        { what: '… plain by ours (p50)', value: plain / p50, unit: 'times', budget: null },
      );
      if (first !== null)
        measured.push({
          what: `… by that of a short trace (p50)`,
          value: p50 / first,
          unit: 'times',
          budget: flat,
        });
      first ??= p50;
    }
    measured.push(...(await measureCursorStep(page)), await measureHeap(page));
    console.log(
      `load average ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')} (figures of a busy machine: trust the ratios)`,
    );
    return measured;
  } finally {
    await bench.close();
  }
}
