import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { LearnerFault } from '#shared/grading/lab.ts';
import config from '../../playwright.config.ts';
import type { PageLab } from '../lab/page-lab.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { openWire, type Wire } from './wire.ts';

// With so small a heap a process has no memory left long before anybody loses patience with its code.
const args = [...(config.use?.launchOptions?.args ?? []), '--js-flags=--max-old-space-size=120'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

const folder = new URL('../../lessons/exercises/challenge/', import.meta.url);
const readSolution = () => readFile(new URL('solution.ts', folder), 'utf8');

const grow = 'const held = []; for (;;) held.push(new Array(1e6).fill(1.5));';
const bomb = `${grow}\nexport function createApp() {}\n`;

/** Resolves when a process of the page's frames has died. */
const someCrash = (page: Page) => page.waitForEvent('crash', { timeout: 60_000 });

test.beforeEach(({ consoleWatch }) => {
  test.setTimeout(180_000);
  consoleWatch.allow(/memory|crash/i);
});

test('calls it the memory when the frame’s process dies at load, and grades the next text', async ({
  page,
  server,
}) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url);
  const [{ result }] = await Promise.all([lab.run('challenge', bomb), someCrash(page)]);
  expect(result).toMatchObject({ status: 'error', problem: { fault: 'memory' } });
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('fails the check during which the frame’s process dies, and goes on in other frames until it is enough', async ({
  page,
  server,
}) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url);
  const text = (await readSolution()).replace(/app\.post\('\/api\/logout'[^{]*\{/, `$& ${grow}`);
  const [{ result }] = await Promise.all([lab.run('challenge', text), someCrash(page)]);
  expect(result.status).toBe('fail');
  const broken = result.checks.filter(({ status }) => status !== 'pass');
  expect(broken.map(({ id, fault }) => `${id} ${fault}`)).toEqual([
    'logout-deletes memory',
    'logout-deletes-after-use memory',
    'logout-awaited memory',
  ]);
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('does not lay it on the next text when a server driven by hand took the process along', async ({
  page,
  server,
}) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url);
  const [fault] = await Promise.all([
    wire.evaluate(
      (text) =>
        (globalThis as unknown as { lab: PageLab }).lab.openLive(text).then(
          () => null,
          (error: LearnerFault) => error.fault,
        ),
      bomb,
    ),
    someCrash(page),
  ]);
  expect(fault).toBe('time-out');
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
});

test('keeps page and text in the exercise when the frame’s process dies', async ({ page, server }) => {
  const wire = await openWire(page);
  await page.goto(`${server.url}exercises/challenge`);
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(bomb);
  await page.keyboard.press('ControlOrMeta+Enter');
  await someCrash(page);

  await expect.poll(() => textIn(wire, '.verdicts h2'), patient).toBe('It could not be judged');
  expect(await textIn(wire, '.verdicts [role=alert]')).toMatch(/^The memory ran out\./);
  await press(wire, 'Begin again');
  await press(wire, 'Run the checks');
  await expect.poll(() => textIn(wire, '.verdicts h2'), patient).toBe('Not yet');
  expect(wire.hasCrashed()).toBe(false);
});

test('keeps what was run when the page is reloaded in the very moment of the breakdown', async ({
  page,
  server,
}) => {
  const wire = await openWire(page);
  await page.goto(`${server.url}exercises/challenge`);
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(bomb);
  await page.keyboard.press('ControlOrMeta+Enter');
  await someCrash(page);
  await wire.reload();
  await expect.poll(() => textIn(wire, '.exercise-editor [role=textbox]'), patient).toContain(grow);
});

const patient = { timeout: 60_000 };

function textIn(wire: Wire, selector: string): Promise<string> {
  return wire.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', selector);
}

function press(wire: Wire, name: string): Promise<void> {
  return wire.evaluate((name) => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`Could not find the button ${name}.`);
    button.click();
  }, name);
}
