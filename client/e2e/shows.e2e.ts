import { readFile } from 'node:fs/promises';
import { writeTraceFile } from '#shared/export/trace-file.ts';
import { readShowFile, writeShowFile } from '#shared/show/show-file.ts';
import { toShow } from '#shared/show/to-show.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openLesson, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';
import { openTakeAway, tellStory } from './taking.ts';

const shows = [
  ['a-session-in-five-minutes', 'A session in five minutes'],
  ['the-stolen-ticket', 'The stolen ticket'],
  ['out-everywhere-at-once', 'Out everywhere at once'],
  ['two-cloakrooms', 'Two cloakrooms'],
  ['a-number-on-your-hand', 'A number on your hand'],
  ['session-or-token', 'Session or token'],
] as const;

const count = (page: Page) => page.locator('.timeline-count');
const question = (page: Page) => page.locator('.curtain-question');
const begin = (page: Page) => page.getByRole('button', { name: 'Begin' });

const trace = { dropped: 0, events: [...lookupExchange(loginExchange(createTraceBuilder())).events] };

const choose = (page: Page, label: string, name: string, content: string) =>
  page.getByLabel(label).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

/** Steps by a remote's one key until the show is over, and hears every caption and question on the way. */
async function stepToTheEnd(page: Page): Promise<{ steps: number; asked: string[] }> {
  await expect(begin(page)).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText(/^1 of \d+/);
  const [, last] = /of (\d+)/.exec((await count(page).textContent()) ?? '') ?? [];
  const steps = Number(last);
  const asked: string[] = [];
  for (let number = 2; number <= steps; number += 1) {
    const there = await question(page).textContent();
    if (there && (await question(page).isVisible()) && asked.at(-1) !== there) asked.push(there);
    await page.keyboard.press('PageDown');
    await expect(count(page)).toHaveText(new RegExp(`^${number} of ${last}`));
  }
  await page.keyboard.press('PageDown');
  await expect(page.getByText('The end', { exact: true })).toBeVisible();
  return { steps, asked };
}

for (const [slug, title] of shows)
  test(`the show "${title}" opens by one press, and plays to its end by page down alone`, {
    tag: slug === 'the-stolen-ticket' ? ['@static'] : [],
  }, async ({ page, server }) => {
    await page.goto(new URL('shows', server.url).href);
    await page.getByRole('link', { name: title, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/shows/${slug}`));
    const { steps, asked } = await stepToTheEnd(page);
    expect(steps).toBeGreaterThan(15);
    expect(asked.length).toBeGreaterThan(1);
    await expect(page.locator('.curtain')).toBeHidden();
    await page.getByRole('button', { name: 'From the beginning' }).click();
    await expect(begin(page)).toBeFocused();
  });

test('a question hangs on the curtain until the next event, and playing waits for it', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(new URL('shows/the-stolen-ticket?event=5', server.url).href);
  await expect(count(page)).toHaveText(/^5 of 36/);
  await expect(question(page)).toBeHidden();
  await page.keyboard.press('PageDown');
  await expect(question(page)).toHaveText('He has never logged in. What will he be shown?');
  await expect(question(page)).toBeVisible();
  // All of it is on the velvet, above the lower edge of the picture; after a reload, too.
  const room = () =>
    page.evaluate(() => {
      const bottomOf = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN;
      return bottomOf('.curtain') - bottomOf('.curtain-question');
    });
  await expect.poll(room).toBeGreaterThan(0);
  await expect(page).toHaveURL(/event=6/);
  await page.reload();
  await expect(question(page)).toBeVisible();
  await expect.poll(room).toBeGreaterThan(0);
  await page.keyboard.press('PageDown');
  await expect(question(page)).toBeHidden();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(count(page)).toHaveText(/^5 of 36/);
  await page.keyboard.press(' ');
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(count(page)).toHaveText(/^6 of 36/);
});

test('a show is made of what one has done, saved as a file, and opened from it', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await tellStory(url);
  await openLesson(page, url);
  await seeDrawn(page, /Server A answers Browser: 401/);
  await openTakeAway(page);
  await page.getByRole('button', { name: 'Make a show of it' }).click();
  await expect(page).toHaveURL(/\/trace\/show$/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Two visits');
  const names = page.getByRole('textbox', { name: /^Chapter \d+ is called/ });
  const chapters = await names.count();
  await names.first().fill('She comes in');
  await page.getByRole('button', { name: 'Later in the show: She comes in' }).click();
  await expect(names.nth(1)).toHaveValue('She comes in');
  await expect(page.getByRole('button', { name: 'Later in the show: She comes in' })).toBeFocused();
  await page
    .getByRole('button', { name: /^Hide it: / })
    .last()
    .click();
  await page.getByRole('button', { name: 'Trim, ask and note: She comes in' }).click();
  await page
    .getByRole('button', { name: /^Ask before event/ })
    .nth(1)
    .click();
  await page.keyboard.type('Who makes the ticket?');
  await page.getByRole('textbox', { name: 'Notes for whoever presents' }).fill('Wait for an answer.');

  // The tab keeps it.
  await expect(page.getByText('This tab keeps it until it is closed.')).toBeVisible();
  await page.reload();
  await expect(names.nth(1)).toHaveValue('She comes in');

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  await expect(page.getByText(`Saved as ${saved.suggestedFilename()}, among your downloads.`)).toBeVisible();
  const text = await readFile(await saved.path(), 'utf8');
  const read = readShowFile(text);
  expect(read).toMatchObject({ ok: true, show: { title: 'Two visits' } });
  expect(text).not.toContain(new URL(url).pathname.split('/')[2]);
  if (!read.ok || !read.show) throw new Error('It is no show.');
  expect(read.show.chapters.length).toBe(chapters);
  expect(read.show.chapters.filter(({ isHidden }) => isHidden).length).toBe(1);
  expect(read.show.chapters[1]).toMatchObject({
    notes: 'Wait for an answer.',
    curtains: [{ question: 'Who makes the ticket?' }],
  });

  const other = await page.context().newPage();
  await other.goto(new URL('shows', server.url).href);
  await choose(other, 'A show, or a trace', 'two.show.json', text);
  await expect(other.getByRole('heading', { name: 'Two visits' }).first()).toBeVisible();
  const { asked } = await stepToTheEnd(other);
  expect(asked).toEqual(['Who makes the ticket?']);
  await other.close();
});

test('a chapter that is shown too late is shown as it was, and says so', async ({ page, server }) => {
  const [login, lookup] = toShow('The wrong way round', trace.events).chapters;
  if (!login || !lookup) throw new Error('Two chapters are needed.');
  const show = { title: 'The wrong way round', about: '', chapters: [lookup, login] };
  await page.goto(new URL('trace/stage', server.url).href);
  await choose(page, 'A show, or a trace', 'a.json', writeShowFile({ trace, show }));
  await begin(page).click();
  // Her coat hangs there already, although its being hung up is shown only later.
  await expect(page.locator('.scene [data-hook]').first()).toBeVisible();
  await expect(page.locator('.stage-caption')).toHaveText(/ticket/);
  for (let number = 2; number <= 5; number += 1) {
    await page.keyboard.press('PageDown');
    await expect(count(page)).toHaveText(new RegExp(`^${number} of 8`));
  }
  await expect(
    page.locator('.diagram-title').filter({ hasText: 'Before that: Log in as ada' }),
  ).toBeVisible();
  await expect(page.locator('.scene [data-hook]')).toHaveCount(0);
});

test('a file that is no show is refused in a sentence, and what is open stays open', async ({
  page,
  server,
}) => {
  await page.goto(new URL('trace', server.url).href);
  const show = toShow('A good one', trace.events);
  await choose(page, 'A trace file', 'good.json', writeShowFile({ trace, show }));
  await expect(page.getByRole('link', { name: 'Arrange the show' })).toBeVisible();
  await page.goto(new URL('shows', server.url).href);
  const open = page.getByText('Open in this tab: A good one.');
  await expect(open).toBeVisible();
  const said = page.getByRole('alert');
  for (const [content, why] of [
    ['{"slides":[]}', /it is no Coat Check trace/],
    [
      writeShowFile({ trace, show: { ...show, chapters: [] } }),
      /Could not open the show: it is damaged at show\.chapters/,
    ],
    [writeTraceFile(trace).replace('"version": 3', '"version": 4'), /newer version/],
  ] as const) {
    await choose(page, 'A show, or a trace', 'bad.json', content);
    await expect(said).toHaveText(why);
    await expect(open).toBeVisible();
  }
  await page.getByRole('link', { name: 'A good one' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('A good one');
});
