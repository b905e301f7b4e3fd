import type { Browser, Page } from '@playwright/test';
import { pino } from 'pino';
import { createTraceBuilder, type TraceBuilder } from '#shared/trace/trace-builder.ts';
import { startServer } from '../../../server/start-server.ts';
import { ampleRoom } from '../../../server/testing/ample-room.ts';
import { createTraceLog } from '../../../server/trace/trace-log.ts';
import { ARROW_MS } from '../../timeline/reveal.ts';
import { act, openLesson, seeBeatDone } from '../lesson-page.ts';
import { openSandbox } from '../sandbox.ts';

/** Messages of one chapter: a request, five visits to the store, the response. */
export const messagesOfBurst = 12;

export type BenchPage = {
  page: Page;
  trace: TraceBuilder;
  /** Sends one more chapter. @returns milliseconds from the arrival of its last event in the page to its picture */
  drawBurst(): Promise<number>;
  /** Logs in by the lesson's own button, with nothing left to be played before. @returns how its arrows came */
  playLogin(): Promise<Played>;
  /** Sends chapters until the trace has this many events, and waits until the newest is drawn. */
  fillTo(count: number): Promise<void>;
  close(): Promise<void>;
};

export type Played = {
  /** Milliseconds from the arrival of its first event in the page to that event's own arrow. */
  first: number;
  /** Milliseconds by which each arrow after it came later than an arrow's time after the one before. */
  late: number[];
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
  let hasLoggedIn = false;

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
    async playLogin() {
      if (!hasLoggedIn) await reachLogin(page);
      const before = await page.evaluate(lastArrived);
      const name = hasLoggedIn ? 'Again' : 'Hand in the coat';
      hasLoggedIn = true;
      await page.locator('.beat').getByRole('button', { name, exact: true }).click();
      await page.waitForFunction(isAnswered, before);
      const { arrived, drawn } = await page.evaluate(
        () => (globalThis as unknown as { benchSeen: Seen }).benchSeen,
      );
      // A picture that is drawn again marks the same arrow once more.
      const own = drawn.filter(
        ({ upTo }, index) => upTo > before && drawn.findIndex((one) => one.upTo === upTo) === index,
      );
      const late = own.slice(1).map(({ at }, index) => at - (own[index]?.at ?? 0) - ARROW_MS);
      return { first: (own[0]?.at ?? Number.NaN) - (arrived[before + 1] ?? Number.NaN), late };
    },
    async fillTo(count) {
      while (trace.events.length + messagesOfBurst <= count) await append();
      await page.waitForFunction(waitForPicture, trace.events.length, { timeout: 120_000 });
    },
    async close() {
      await page.close();
      await server.close();
    },
  };
}

/** Past the beat that stands before the login in the roll. */
async function reachLogin(page: Page): Promise<void> {
  await act(page, 'Try a wrong password', 401);
  await seeBeatDone(page);
  await page.locator('.beat').getByRole('button', { name: 'Next', exact: true }).click();
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

function lastArrived(): number {
  const { arrived } = (globalThis as unknown as { benchSeen: Seen }).benchSeen;
  return Math.max(0, ...Object.keys(arrived).map(Number));
}

/** Whether more than this many events have arrived, all are drawn, and nothing is played any more. */
function isAnswered(before: number): boolean {
  const { arrived, drawn } = (globalThis as unknown as { benchSeen: Seen }).benchSeen;
  const last = Math.max(0, ...Object.keys(arrived).map(Number));
  const isDrawn = drawn.some(({ upTo }) => upTo >= last);
  const beat = document.querySelector('.beat:not([data-state="during"])');
  return last > before && isDrawn && beat !== null;
}
