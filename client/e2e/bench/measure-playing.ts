import type { Browser } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { openBenchPage } from './bench-page.ts';

const LOGINS = 12;

/**
 * What one does oneself is played: its first event arrived in the page → the frame that shows its own arrow, while
 * nothing waits before it; and how late each of the next arrows is.
 */
export async function measurePlaying(browser: Browser): Promise<Measured[]> {
  const bench = await openBenchPage(browser);
  try {
    // The first picture also fetches Mermaid.
    await bench.playLogin();
    const first: number[] = [];
    const late: number[] = [];
    for (let login = 0; login < LOGINS; login += 1) {
      const played = await bench.playLogin();
      first.push(played.first);
      late.push(...played.late);
    }
    const what = 'one’s own login: first event → its arrow';
    return [
      { what: `${what}, p50`, value: percentile(first, 0.5), unit: 'ms', budget: null },
      { what: `${what}, p95`, value: percentile(first, 0.95), unit: 'ms', budget: 60 },
      {
        what: '… each next arrow later than it should be, p95',
        value: percentile(late, 0.95),
        unit: 'ms',
        budget: 60,
      },
    ];
  } finally {
    await bench.close();
  }
}
