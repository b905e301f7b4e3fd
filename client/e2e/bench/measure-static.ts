import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';
import { type Served, serve } from '../serve.ts';
import { serveStatic } from '../serve-static.ts';

const VISITS = 6;
const LOGINS = 12;
/** So long a page draws and plays what a login causes. */
const REST_MS = 2000;

/**
 * The build of plain files beside `npm start`, in turns: from a visitor's first look to the first arrow, with nothing kept
 * and once more; how much the worker weighs; and a login, until its answer has come into the browser and until the page has
 * it, which is drawing that login meanwhile. Needs `npm run build:static` before.
 */
export async function measureStatic(browser: Browser): Promise<Measured[]> {
  const [host, server] = await Promise.all([serveStatic(), serve(null)]);
  const cold = { files: [] as number[], served: [] as number[] };
  const warm = { files: [] as number[], served: [] as number[] };
  try {
    for (let visit = 0; visit < VISITS; visit += 1) {
      for (const [name, { url }] of [
        ['files', host],
        ['served', server],
      ] as const) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        cold[name].push(await untilFirstArrow(context, url));
        warm[name].push(await untilFirstArrow(context, url));
        await context.close();
      }
    }
    const ours = await timeLogins(browser, host);
    const theirs = await timeLogins(browser, server);
    const worker = gzipSync(await readFile(join(projectFolder, 'dist-static', 'sw.js'))).length / 1024;
    return [
      ...compare('first visit → first arrow', cold, 1.5),
      ...compare('second visit → first arrow', warm, 1.1),
      { what: 'worker, gzip', value: worker, unit: 'KB', budget: 300 },
      login('files: login, request → answer', ours.answered, 40),
      login('npm start: login, request → answer', theirs.answered),
      login('files: … → the page, which draws it meanwhile', ours.heard),
      login('npm start: … → the page, which draws it meanwhile', theirs.heard),
    ];
  } finally {
    await Promise.all([host.stop(), server.stop()]);
  }
}

const login = (what: string, times: number[], budget: number | null = null): Measured => ({
  what: `${what}, p50`,
  value: percentile(times, 0.5),
  unit: 'ms',
  budget,
});

const compare = (
  what: string,
  { files, served }: { files: number[]; served: number[] },
  budget: number,
): Measured[] => {
  const [ours, theirs] = [percentile(files, 0.5), percentile(served, 0.5)];
  return [
    { what: `files: ${what}, p50`, value: ours, unit: 'ms', budget: null },
    { what: `npm start: ${what}, p50`, value: theirs, unit: 'ms', budget: null },
    { what: '… files by npm start', value: ours / theirs, unit: 'times', budget },
  ];
};

/**
 * Opens the entrance and presses what is there as soon as it is there. The page does so itself: a driver looks every 100 ms or
 * half a second whether a button has come, which is as long as what is measured.
 *
 * @returns milliseconds until an arrow is drawn
 */
async function untilFirstArrow(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(pressAtOnce);
  const began = Date.now();
  await page.goto(url);
  const drawn = await page.waitForFunction(() => performance.getEntriesByName('first arrow')[0]?.startTime);
  const opened = await page.evaluate(() => performance.timeOrigin);
  const took = opened + Number(await drawn.jsonValue()) - began;
  await page.close();
  return took;
}

/** In the page, from its first moment on. */
function pressAtOnce(): void {
  const name = location.pathname.includes('/s/') ? 'Try a wrong password' : 'Start';
  let isPressed = false;
  new MutationObserver((_changes, observer) => {
    if (!isPressed) {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
        textContent.startsWith(name),
      );
      isPressed = button !== undefined;
      button?.click();
    } else if (document.querySelector('.diagram svg [role="button"][data-of]')) {
      performance.mark('first arrow');
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Milliseconds from a request until its answer was in the browser, and until the page's script had it. */
type Logins = { answered: number[]; heard: number[] };

/** Logins of a page, each once what the one before caused is drawn, as a learner presses a button on a page that is at rest. */
async function timeLogins(browser: Browser, { url }: Served): Promise<Logins> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.getByRole('button', { name: 'Try a wrong password' }).waitFor();
  const logins: Logins = { answered: [], heard: [] };
  // The first ones warm the server up.
  for (let turn = -2; turn < LOGINS; turn += 1) {
    await page.waitForTimeout(REST_MS);
    const { answered, heard } = await page.evaluate(logIn);
    if (turn < 0) continue;
    logins.answered.push(answered);
    logins.heard.push(heard);
  }
  await page.close();
  return logins;
}

async function logIn(): Promise<{ answered: number; heard: number }> {
  const [app = ''] = /^.*\/s\/[\w-]+\//.exec(location.pathname) ?? [];
  const timed = new Promise<PerformanceEntry>((resolve) => {
    new PerformanceObserver((list, observer) => {
      const entry = list.getEntries().find(({ name }) => name.endsWith('/api/login'));
      if (!entry) return;
      observer.disconnect();
      resolve(entry);
    }).observe({ type: 'resource' });
  });
  const began = performance.now();
  const answer = await fetch(`${app}api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
  });
  await answer.text();
  const heard = performance.now() - began;
  if (!answer.ok) throw new Error(`Could not log in: ${answer.status}.`);
  // Noted where the answer comes in, so that it does not wait for a page that draws.
  return { answered: (await timed).duration, heard };
}
