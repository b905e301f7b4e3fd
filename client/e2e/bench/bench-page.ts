import type { Browser, Page } from '@playwright/test';
import { pino } from 'pino';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { startServer } from '../../../server/start-server.ts';
import { ampleRoom } from '../../../server/testing/ample-room.ts';
import { createTraceLog } from '../../../server/trace/trace-log.ts';
import { openLesson } from '../lesson-page.ts';
import { openSandbox } from '../sandbox.ts';

/** Messages of one chapter: a request, five visits to the store, the response. */
export const messagesOfBurst = 12;

export type BenchPage = {
  page: Page;
  trace: TraceBuilder;
  /** Sends one more chapter. @returns milliseconds from the arrival of its last event in the page to its picture */
  drawBurst(): Promise<number>;
  /** Sends chapters until the trace has this many events, and waits until all of them are drawn. */
  fillTo(count: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * A lesson's page on a sandbox of its own. The server runs in this process, so that bursts can be written straight into
 * the trace; page, stream and browser are the real ones.
 */
export async function openBenchPage(browser: Browser): Promise<BenchPage> {
  const server = await startServer({ logger: pino({ level: 'warn' }), sandboxesPerMinute: 1000 });
  const log = createTraceLog({ redis: server.redis, capacity: 2000, idleSeconds: 7200, room: ampleRoom });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const { id, url } = await openSandbox(server.url);
  await recordArrivals(page);
  await openLesson(page, url);
  // Learners read a step before they press its button; meanwhile the page runs Mermaid in.
  await page.waitForFunction(() => performance.getEntriesByName('coat-check:warm').length > 0);
  const trace = createTraceBuilder({ at: Date.now() });

  const append = async () => {
    const before = trace.events.length;
    trace.wait(1000).exchange({
      method: 'GET',
      path: '/dashboard',
      calls: Array.from({ length: messagesOfBurst / 2 - 1 }, (_, index) => ({
        commands: [['GET', `session:${before}-${index}`]] as const,
        replies: ['{"userId":2,"role":"member"}'],
      })),
      status: 200,
      reason: 'OK',
    });
    await log.append(id, trace.events.slice(before));
  };

  return {
    page,
    trace,
    async drawBurst() {
      await append();
      const took = await page.waitForFunction(waitForPicture, trace.events.length);
      return (await took.jsonValue()) ?? Number.NaN;
    },
    async fillTo(count) {
      while (trace.events.length + messagesOfBurst <= count) await append();
      const isDrawn = (chapters: number) =>
        document.querySelectorAll('.diagram-chapter[data-state="drawn"]').length >= chapters;
      await page.waitForFunction(isDrawn, Math.floor(count / messagesOfBurst), { timeout: 120_000 });
    },
    async close() {
      await page.close();
      await server.close();
    },
  };
}

/** Notes when each event arrives in the page, and each mark that the diagram sets. */
async function recordArrivals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { arrived: {} as Record<number, number>, drawn: [] as { upTo: number; at: number }[] };
    Object.assign(globalThis, { benchSeen: seen });
    const Plain = globalThis.EventSource;
    globalThis.EventSource = class extends Plain {
      constructor(...args: ConstructorParameters<typeof Plain>) {
        super(...args);
        this.addEventListener('trace', ({ lastEventId }) => {
          seen.arrived[Number(lastEventId)] = performance.now();
        });
      }
    };
    new PerformanceObserver((list) => {
      for (const mark of list.getEntriesByName('coat-check:picture')) {
        const { upTo } = (mark as PerformanceMark).detail as { upTo: number };
        seen.drawn.push({ upTo, at: mark.startTime });
      }
    }).observe({ entryTypes: ['mark'] });
  });
}

type Seen = { arrived: Record<number, number>; drawn: { upTo: number; at: number }[] };

function waitForPicture(upTo: number): number | null {
  const { arrived, drawn } = (globalThis as unknown as { benchSeen: Seen }).benchSeen;
  const shown = drawn.find((picture) => picture.upTo >= upTo);
  const since = arrived[upTo];
  return shown && since !== undefined ? shown.at - since : null;
}
