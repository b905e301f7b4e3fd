import type { Browser, Page } from '@playwright/test';
import { pino } from 'pino';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';
import { startServer } from '../../../server/start-server.ts';
import { createTraceLog, type TraceLog } from '../../../server/trace/trace-log.ts';
import { openLesson } from '../lesson-page.ts';
import { openSandbox } from '../sandbox.ts';

const BURSTS = 40;
const MESSAGES = 12;

/**
 * The last event of a burst of 12 arrived in the page → the frame that shows it, in an empty trace and in one of
 * 1,000 messages, beside a plain Mermaid rendering of everything. The server runs in this process, so that bursts
 * can be written straight into the trace; page, stream and browser are the real ones.
 */
export async function measurePicture(browser: Browser): Promise<Measured[]> {
  const server = await startServer({ logger: pino({ level: 'warn' }), sandboxesPerMinute: 1000 });
  const log = createTraceLog({ redis: server.redis, capacity: 2000, idleSeconds: 7200 });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const { id, url } = await openSandbox(server.url);
    await recordArrivals(page);
    await openLesson(page, url);

    const trace = createTraceBuilder({ at: Date.now() });
    // The first picture also fetches Mermaid.
    await draw(page, log, id, trace);
    const few = await drawBursts(page, log, id, trace);
    const plainFew = await renderPlainly(page, trace, MESSAGES);
    while (trace.events.length < 1000) await append(log, id, trace);
    await draw(page, log, id, trace);
    const many = await drawBursts(page, log, id, trace);
    const plainMany = await renderPlainly(page, trace, 1000);

    const p95 = { few: percentile(few, 0.95), many: percentile(many, 0.95) };
    return [
      { what: `burst of ${MESSAGES} → picture, p50`, value: percentile(few, 0.5), unit: 'ms', budget: null },
      { what: `burst of ${MESSAGES} → picture, p95`, value: p95.few, unit: 'ms', budget: 60 },
      { what: 'the same with 1,000 messages in the trace, p95', value: p95.many, unit: 'ms', budget: 60 },
      { what: 'the latter by the former', value: p95.many / p95.few, unit: 'times', budget: 1.2 },
      { what: `plain Mermaid, all of ${MESSAGES} messages`, value: plainFew, unit: 'ms', budget: null },
      { what: 'plain Mermaid, all of 1,000 messages', value: plainMany, unit: 'ms', budget: null },
    ];
  } finally {
    await page.close();
    await server.close();
  }
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

async function drawBursts(page: Page, log: TraceLog, id: string, trace: TraceBuilder): Promise<number[]> {
  const times: number[] = [];
  while (times.length < BURSTS) times.push(await draw(page, log, id, trace));
  return times;
}

/** @returns milliseconds from the arrival of a burst's last event to its picture */
async function draw(page: Page, log: TraceLog, id: string, trace: TraceBuilder): Promise<number> {
  const last = await append(log, id, trace);
  const took = await page.waitForFunction((upTo) => {
    const { arrived, drawn } = (globalThis as unknown as { benchSeen: Seen }).benchSeen;
    const shown = drawn.find((picture) => picture.upTo >= upTo);
    const since = arrived[upTo];
    return shown && since !== undefined ? { ms: shown.at - since } : null;
  }, last);
  const { ms } = (await took.jsonValue()) ?? { ms: Number.NaN };
  return ms;
}

type Seen = { arrived: Record<number, number>; drawn: { upTo: number; at: number }[] };

/** Writes one chapter of twelve messages: a request, five visits to the store, the response. */
async function append(log: TraceLog, id: string, trace: TraceBuilder): Promise<number> {
  const before = trace.events.length;
  trace.wait(1000).exchange({
    method: 'GET',
    path: '/dashboard',
    calls: Array.from({ length: MESSAGES / 2 - 1 }, (_, index) => ({
      commands: [['GET', `session:${before}-${index}`]] as const,
      replies: ['{"userId":2,"role":"member"}'],
    })),
    status: 200,
    reason: 'OK',
  });
  await log.append(id, trace.events.slice(before));
  return trace.events.length;
}

/** Median of three plain renderings of the last messages, by Mermaid as it comes, in the same page. */
async function renderPlainly(page: Page, trace: TraceBuilder, messages: number): Promise<number> {
  const { text } = toMermaid(trace.events.slice(-messages));
  await page.route('**/bench/mermaid/**', (route) => {
    const file = new URL(route.request().url()).pathname.replace('/bench/mermaid/', '');
    return route.fulfill({
      path: `${projectFolder}node_modules/mermaid/dist/${file}`,
      contentType: 'text/javascript',
    });
  });
  const times = await page.evaluate(async (source) => {
    const address = '/bench/mermaid/mermaid.esm.min.mjs';
    const { default: mermaid } = (await import(address)) as typeof import('mermaid');
    mermaid.initialize({ startOnLoad: false, maxTextSize: 5_000_000, maxEdges: 5000 });
    const samples: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const start = performance.now();
      await mermaid.render(`plain-${round}`, source);
      samples.push(performance.now() - start);
    }
    // The first round warms up.
    return samples.slice(1);
  }, text);
  return percentile(times, 0.5);
}
