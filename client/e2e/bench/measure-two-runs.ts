import type { Browser, Page } from '@playwright/test';
import { pino } from 'pino';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { startServer } from '../../../server/start-server.ts';
import { ampleRoom } from '../../../server/testing/ample-room.ts';
import { createTraceLog } from '../../../server/trace/trace-log.ts';
import { openSandbox } from '../sandbox.ts';

/** A browser runs a program several times slower at first; what is measured comes after so many rounds. */
const warmUp = 8;
const rounds = 24;

/**
 * Two runs of one action drawn side by side, by the longer of them drawn alone, in one picture: from the press that asks for it to the
 * frame that shows it, in the same page and by the same Mermaid.
 */
export async function measureTwoRuns(browser: Browser): Promise<Measured[]> {
  const server = await startServer({ logger: pino({ level: 'warn' }), sandboxesPerMinute: 1000 });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const log = createTraceLog({ redis: server.redis, capacity: 2000, idleSeconds: 7200, room: ampleRoom });
    const { id, url } = await openSandbox(server.url);
    await log.append(id, twoLogouts());
    await page.goto(`${url}compare`);
    const one: number[] = [];
    const two: number[] = [];
    for (let round = 0; round < warmUp + rounds; round += 1) {
      await pickBefore(page, '1. Log out');
      const both = await press(page, 'coat-check:two-runs');
      // Beside itself there is no arrow to draw but its own.
      await pickBefore(page, '2. Log out');
      const alone = await press(page, 'coat-check:comparison');
      if (round < warmUp) continue;
      two.push(both);
      one.push(alone);
    }
    const [alone, both] = [percentile(one, 0.5), percentile(two, 0.5)];
    return [
      { what: 'one run → its picture, p50', value: alone, unit: 'ms', budget: null },
      { what: 'two runs → both pictures, p50', value: both, unit: 'ms', budget: null },
      { what: '… by that of one, p50', value: both / alone, unit: 'times', budget: 1.5 },
    ];
  } finally {
    await page.close();
    await server.close();
  }
}

async function pickBefore(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Before' }).selectOption({ label });
  // What this draws is not what is measured.
  await page.waitForTimeout(150);
}

/** Turns to the other form. @returns milliseconds from the press to the frame that sets this mark */
function press(page: Page, mark: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        performance.clearMarks(name);
        const box = [...document.querySelectorAll('label')].find((label) =>
          label.textContent.includes('side by side'),
        );
        new PerformanceObserver((list, observer) => {
          const [shown] = list.getEntriesByName(name);
          if (!shown) return;
          observer.disconnect();
          resolve(shown.startTime - began);
        }).observe({ entryTypes: ['mark'] });
        const began = performance.now();
        box?.click();
      }),
    mark,
  );
}

/** A logout that forgets the store and one that does not, each after some looks at it: twelve messages, and four more. */
function twoLogouts() {
  const trace = createTraceBuilder({ at: Date.now() });
  const cookie = 'session_id=4f2a9d07b16c4e0fa3d85b7e21f60c91';
  const look = {
    commands: [['GET', 'session:4f2a9d07b16c4e0fa3d85b7e21f60c91']] as const,
    replies: ['{"userId":2}'],
  };
  const drop = { commands: [['DEL', 'session:4f2a9d07b16c4e0fa3d85b7e21f60c91']] as const, replies: [1] };
  for (const calls of [
    [look, look, look, look, look],
    [look, look, look, look, look, drop, drop],
  ]) {
    trace
      .wait(1000)
      .exchange({ method: 'POST', path: '/api/logout', cookie, calls, status: 204, reason: 'No Content' });
  }
  return trace.events;
}
