import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { openWire, type Wire } from './wire.ts';

// With so small a heap a text that grows kills its process within a second or two; memory is the same for all else.
const args = [...(config.use?.launchOptions?.args ?? []), '--js-flags=--max-old-space-size=120'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

const folder = new URL('../../lessons/exercises/challenge/', import.meta.url);
const readSolution = () => readFile(new URL('solution.ts', folder), 'utf8');

const grow = 'const held = []; for (;;) held.push(new Array(1e6).fill(1.5));';
const bomb = `${grow}\nexport function createApp() {}\n`;
const patient = { timeout: 60_000 };

/** The solution with code at the beginning of one of its handlers. */
const solutionWith = async (route: 'login' | 'logout', code: string) =>
  (await readSolution()).replace(
    new RegExp(`'/api/${route}'.*async \\(req, res\\) => \\{`),
    (line) => `${line} ${code}`,
  );

test.beforeEach(({ consoleWatch }) => {
  test.setTimeout(240_000);
  consoleWatch.allow(/memory|crash/i);
});

/** A login that takes its time, so that a run lasts. */
const slow = 'await new Promise((resolve) => setTimeout(resolve, 40));';

test('survives a text that takes all the memory of the frame’s process', { tag: '@static' }, async ({
  page,
  server,
  isStatic,
}) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url, isStatic);
  const { result } = await lab.run('challenge', bomb);
  expect(result.status).toBe('error');
  // On a busy machine it is found to be too slow before it is found to be too large.
  expect(result.problem?.fault).toMatch(/^(memory|time-out)$/);
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('fails the check during which the process dies, and judges the others in another frame', {
  tag: '@all',
}, async ({ page, server }) => {
  const { wire, lab, running } = await startSlowRun(page, server.url);
  await crashTwice(page, wire, () => lab.finished());
  const { result } = await running;
  const lost = result.checks.filter(({ fault }) => fault === 'memory');
  expect(lost).toMatchObject([{ tier: 'core', status: 'fail' }]);
  expect(result.status).toBe('fail');
  expect(result.checks.filter(({ status }) => status === 'pass').length).toBeGreaterThan(40);
  expect(wire.hasCrashed()).toBe(false);
});

test('lays it on neither of two checks side by side, and judges both one by one', { tag: '@all' }, async ({
  page,
  server,
}) => {
  const { wire, running } = await startSlowRun(page, server.url);
  await crashFrame(page);
  const { result } = await running;
  expect(result.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
  expect(result.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('does not lay it on a later check when code that was ended takes the process along', {
  tag: '@all',
}, async ({ page, server }) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url);
  const running = lab.run('challenge', await solutionWith('logout', 'for (;;) {}'));
  await expect.poll(() => lab.faults(), patient).toContain('time-out');
  await crashFrame(page);
  const { result } = await running;
  const broken = result.checks.filter(({ status }) => status !== 'pass');
  expect(broken.map(({ fault }) => fault)).not.toContain('memory');
  expect(broken.map(({ id }) => id)).toContain('logout-deletes');
  expect(result.checks.find(({ id }) => id === 'login-succeeds')?.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('does not lay it on a text when the process died before', { tag: '@all' }, async ({ page, server }) => {
  const wire = await openWire(page);
  const lab = await openLab(wire, server.url);
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  await crashFrame(page);
  expect((await lab.run('challenge', await readSolution())).result.status).toBe('pass');
  expect(wire.hasCrashed()).toBe(false);
});

test('keeps page and text in the exercise, tells why, and runs the next text', { tag: '@all' }, async ({
  page,
  server,
}) => {
  const wire = await openWire(page);
  await write(page, server.url, await solutionWith('login', `${slow} // mine`));
  await page.keyboard.press('ControlOrMeta+Enter');
  const countCards = () => wire.evaluate(() => document.querySelectorAll('.check').length, null);
  await expect.poll(countCards, patient).toBeGreaterThan(2);
  await crashTwice(page, wire, countCards);
  await expect.poll(() => textIn(wire, '.verdicts h2'), patient).toBe('Not yet');
  expect(await textIn(wire, '.check[data-status=fail]')).toContain('The memory ran out');
  expect(await textIn(wire, '.exercise-editor [role=textbox]')).toContain('// mine');
  await press(wire, 'Begin again');
  await press(wire, 'Run the checks');
  await expect.poll(() => textIn(wire, '.verdicts h2'), patient).toBe('Not yet');
  expect(wire.hasCrashed()).toBe(false);
});

test('keeps the text of the exercise when the page is reloaded in the moment of the breakdown', {
  tag: '@all',
}, async ({ page, server }) => {
  const wire = await openWire(page);
  // At its beginning: the editor only has what is in sight in the page.
  await write(page, server.url, `// mine\n${await solutionWith('login', slow)}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await crashFrame(page);
  await wire.reload();
  await expect.poll(() => textIn(wire, '.exercise-editor [role=textbox]'), patient).toContain('// mine');
});

/** A run of the challenge in which some checks are done, and many are not. */
async function startSlowRun(page: Page, url: string) {
  const wire = await openWire(page);
  const lab = await openLab(wire, url);
  const running = lab.run('challenge', await solutionWith('login', slow));
  await expect.poll(() => lab.finished(), patient).toBeGreaterThan(2);
  return { wire, lab, running };
}

/** Resolves when the process of some frame has died, which Playwright takes for the page's. */
async function someCrash(page: Page): Promise<void> {
  await page.waitForEvent('crash', patient);
}

/** Kills the process of the lab's frame, as its browser does when memory is short. */
async function crashFrame(page: Page): Promise<void> {
  const find = () => page.frames().find((one) => one.url().endsWith('/lab-frame.html'));
  await expect.poll(() => find() !== undefined, patient).toBe(true);
  const frame = find();
  if (!frame) throw new Error('Could not find the lab’s frame in the page.');
  const session = await page.context().newCDPSession(frame);
  const crashed = someCrash(page);
  // It never answers: who would is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/**
 * Kills it, and once more when the run goes on in another frame: there is one check at a time, and no doubt during which
 * of them it was.
 * @param count how many verdicts there are
 */
async function crashTwice(page: Page, wire: Wire, count: () => Promise<number>): Promise<void> {
  await crashFrame(page);
  const before = await count();
  await expect.poll(count, patient).toBeGreaterThan(before);
  await wire.crashLastFrame();
}

/** Opens the exercise and puts a text into its editor. */
async function write(page: Page, url: string, text: string): Promise<void> {
  await page.goto(`${url}exercises/challenge`);
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

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
