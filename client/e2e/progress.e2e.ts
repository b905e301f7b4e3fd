import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from './fixtures.ts';

const done = {
  'lesson:the-coat-check': {
    completed: ['hand-in', 'your-ticket'],
    step: 'show-it',
    visits: [{ sandboxId: 'AAAAAAAAAAAAAAAAAAAAAA', openedAt: { 'hand-in': 0 }, read: ['hand-in 0'] }],
  },
  'exercise:httponly-cookie': { isSolved: false, points: 4, of: 9, badges: 1, badgesOf: 3 },
  'draft:httponly-cookie': { revision: 3, at: 1, text: 'export const mine = 1;\n', versions: [] },
};

/** A browser that remembers this, with the page open. */
async function open(page: Page, url: string, entries: Record<string, unknown> = {}) {
  await page.goto(new URL('progress', url).href);
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) {
      localStorage.setItem(`coat-check:${key}`, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }, entries);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'What you have done' })).toBeVisible();
}

const lesson = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'The coat check' }) });
const exercise = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.locator('a[href="/exercises/httponly-cookie"]') });
const input = (page: Page) => page.getByLabel('A file of what you have done');
const memory = (page: Page) => page.evaluate(() => ({ ...localStorage }));

async function download(page: Page): Promise<string> {
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download what you have done' }).click(),
  ]);
  expect(coming.suggestedFilename()).toMatch(/^coat-check-done-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await coming.path(), 'utf8');
}

test('what was done in one browser is carried to another by a file, which takes nothing away there', async ({
  page,
  browser,
  server,
}) => {
  await open(page, server.url, done);
  await expect(lesson(page)).toContainText('2 of 5 steps');
  await expect(exercise(page)).toContainText('4 of 9 points · 1 of 3 badges · your text is kept');
  await page.getByLabel(/^Your name/).fill('Ada Lovelace');
  const file = await download(page);
  expect(file).not.toMatch(/AAAAAAAAAAAAAAAAAAAAAA|Ada/);

  const other = await browser.newContext();
  const there = await other.newPage();
  await open(there, server.url, {
    'lesson:the-coat-check': { completed: ['show-it'], step: 'show-it', visits: [] },
    'draft:httponly-cookie': { revision: 1, at: 2, text: 'export const other = 2;\n', versions: [] },
  });
  await input(there).setInputFiles({
    name: 'done.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await expect(lesson(there)).toContainText('3 of 5 steps');
  await expect(
    there.getByText('Taken from the file: 2 steps done and the points of 1 exercise.'),
  ).toBeVisible();
  await expect(there.getByText(/What you wrote here stays in its place/)).toBeVisible();
  await there.reload();
  await expect(exercise(there)).toContainText('4 of 9 points');

  await exercise(there).getByRole('link').click();
  await expect(there.locator('.cm-content')).toContainText('export const other = 2;');
  await there.getByText('Earlier versions').click();
  await expect(there.getByText('from a file of what you have done · 2 lines')).toBeVisible();
  await other.close();
});

test('a file can be dropped and undone, and one of something else leaves all as it is', async ({
  page,
  server,
}) => {
  await open(page, server.url, done);
  const before = await memory(page);
  const drop = async (content: string) => {
    const files = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return data;
    }, content);
    await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: files });
  };
  await drop('{"format":"coat-check-trace","version":3,"dropped":0,"events":[]}');
  await expect(page.getByRole('alert')).toContainText('it is a trace, not what you have done');
  expect(await memory(page)).toEqual(before);
  // The ten seconds do not pass on a slow machine.
  await page.clock.install();
  await page.reload();
  await page.clock.pauseAt(Date.now() + 60_000);
  await drop(
    '{"format":"coat-check-progress","version":1,"lessons":{"the-coat-check":{"completed":["show-it"]}}}',
  );
  await expect(lesson(page)).toContainText('3 of 5 steps');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Undone. All is as it was before the file.')).toBeVisible();
  expect(await memory(page)).toEqual(before);
});

test('all is forgotten and brought back by the keyboard, also after a reload, until it is for good, and other tabs see it', async ({
  page,
  context,
  server,
}) => {
  await open(page, server.url, done);
  const before = await memory(page);
  const second = await context.newPage();
  await open(second, server.url);
  await expect(lesson(second)).toContainText('2 of 5 steps');

  // The ten seconds do not pass while a slow machine draws the page anew.
  await page.clock.install();
  await page.reload();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: 'Forget everything' }).press('Enter');
  await expect(lesson(second)).toContainText('0 of 5 steps');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Brought back, as it was.')).toBeVisible();
  await expect(lesson(second)).toContainText('2 of 5 steps');
  expect(await memory(page)).toEqual(before);

  await page.getByRole('button', { name: 'Forget everything' }).press('Enter');
  await page.clock.runFor(10_000);
  await expect(page.getByText('Forgotten for good.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing punched yet')).toBeVisible();
});

test('a damaged save is kept to the letter while the lesson goes on, and can be had as a file', async ({
  page,
  server,
}) => {
  const damaged = '{"completed":["hand-in","your-ti';
  await open(page, server.url, { 'lesson:the-coat-check': damaged });
  await page.getByRole('link', { name: 'The coat check' }).click();
  await expect(page.getByText('Nothing was thrown away')).toBeVisible();
  await page.getByRole('link', { name: 'What you have done' }).click();
  const notice = page.getByRole('region', { name: 'Some of it could not be read' });
  const [coming] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: /^Download it/ }).click(),
  ]);
  expect(await readFile(await coming.path(), 'utf8')).toBe(damaged);
  expect(await memory(page)).toMatchObject({ 'coat-check:lesson:the-coat-check:damaged': damaged });
});

test('the stub is one sheet, black on white, by day and by night, with the name that was typed', async ({
  page,
  server,
}) => {
  // What could not be read is told in the page, and is nobody's business on paper.
  await open(page, server.url, { ...done, 'exercise:logout-deletes': '{"isSolved":' });
  await expect(page.getByRole('region', { name: 'Some of it could not be read' })).toBeVisible();
  await page.getByLabel(/^Your name/).fill('Ada Lovelace');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'print', colorScheme });
    const stub = page.locator('.paper-stub');
    await expect(stub).toBeVisible();
    await expect(stub).toContainText('Ada Lovelace');
    await expect(page.getByRole('button')).toHaveCount(0);
    const look = await stub.evaluate((one) => ({
      ink: getComputedStyle(one).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
    }));
    expect(look).toEqual({ ink: 'rgb(0, 0, 0)', paper: 'rgb(255, 255, 255)' });
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }
  }
});
