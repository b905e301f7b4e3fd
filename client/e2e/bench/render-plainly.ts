import type { Page } from '@playwright/test';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { percentile } from '../../../server/bench/budget.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';

/** Median of some plain renderings, by Mermaid as it comes, in the same page; milliseconds. */
export async function renderPlainly(
  page: Page,
  events: readonly TraceEvent[],
  rounds: number,
): Promise<number> {
  const { text } = toMermaid(events);
  await page.route('**/bench/mermaid/**', (route) => {
    const file = new URL(route.request().url()).pathname.replace('/bench/mermaid/', '');
    return route.fulfill({
      path: `${projectFolder}node_modules/mermaid/dist/${file}`,
      contentType: 'text/javascript',
    });
  });
  const times = await page.evaluate(
    async ({ source, count }) => {
      const address = '/bench/mermaid/mermaid.esm.min.mjs';
      const { default: mermaid } = (await import(address)) as typeof import('mermaid');
      mermaid.initialize({ startOnLoad: false, maxTextSize: 5_000_000, maxEdges: 5000 });
      // Fetches what a sequence diagram needs.
      await mermaid.render('plain-first', 'sequenceDiagram\n  a->>b: c');
      const samples: number[] = [];
      for (let round = 0; round < count; round += 1) {
        const start = performance.now();
        await mermaid.render(`plain-${round}`, source);
        samples.push(performance.now() - start);
      }
      return samples;
    },
    { source: text, count: rounds },
  );
  return percentile(times, 0.5);
}
