import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Measured, percentile } from '../../../server/bench/budget.ts';
import { projectFolder } from '../../../server/launch/project-folder.mjs';
import { type Served, serve } from '../serve.ts';
import { serveStatic } from '../serve-static.ts';

const VISITS = 6;
const LOGINS = 12;

/**
 * The build of plain files beside `npm start`, in turns: from a visitor's first look to the first arrow, with nothing kept
 * and once more; how much the worker weighs, and how long it takes for a login. Needs `npm run build:static` before.
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
    const logins = await timeLogins(browser, host);
    const worker = gzipSync(await readFile(join(projectFolder, 'dist-static', 'sw.js'))).length / 1024;
    return [
      ...compare('first visit → first arrow', cold, 1.5),
      ...compare('second visit → first arrow', warm, 1.1),
      { what: 'worker, gzip', value: worker, unit: 'KB', budget: 300 },
      { what: 'files: login, request → answer, p50', value: percentile(logins, 0.5), unit: 'ms', budget: 40 },
    ];
  } finally {
    await Promise.all([host.stop(), server.stop()]);
  }
}

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

/** Opens the entrance and presses what is there as soon as it is there. @returns milliseconds until an arrow is drawn */
async function untilFirstArrow(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.getByRole('button', { name: 'Try a wrong password' }).click();
  await page.locator('.diagram svg [role="button"][data-of]').first().waitFor();
  const took = performance.now() - began;
  await page.close();
  return took;
}

/** Logins that a page sends one after another, once its worker is warm. @returns milliseconds each */
async function timeLogins(browser: Browser, { url }: Served): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Start' }).first().click();
  await page.getByRole('button', { name: 'Try a wrong password' }).waitFor();
  await logIn(page, 2);
  const times = await logIn(page, LOGINS);
  await page.close();
  return times;
}

const logIn = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(async (times) => {
    const [app = ''] = /^.*\/s\/[\w-]+\//.exec(location.pathname) ?? [];
    const took: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const began = performance.now();
      const answer = await fetch(`${app}api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'ada', password: 'poetical-science' }),
      });
      await answer.text();
      if (!answer.ok) throw new Error(`Could not log in: ${answer.status}.`);
      took.push(performance.now() - began);
    }
    return took;
  }, times);
