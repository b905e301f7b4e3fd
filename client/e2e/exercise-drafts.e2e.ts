import type { BrowserContext, Page } from '@playwright/test';
import { editor, openExercise, run, textOf, verdict, write } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

const exercise = 'httponly-cookie';
const kept = (page: Page) => expect(page.getByText('Kept in this browser')).toBeVisible();
const textNow = (page: Page) => expect(editor(page));

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await openExercise(page, url, exercise);
  return page;
}

/** The list of earlier versions, opened. */
async function versions(page: Page) {
  const list = page.locator('.exercise-versions');
  if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
  return list.getByRole('listitem').filter({ hasText: /lines/ });
}

test('what is typed is there after a reload, without having been saved by hand', async ({ page, server }) => {
  await openExercise(page, server.url, exercise);
  await write(page, 'export const mine = 1;\n');
  await kept(page);
  await page.reload();
  await textNow(page).toContainText('export const mine = 1;');
});

test('what was typed a moment before the page is left is there when one comes back', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  await write(page, 'export const inTheMiddleOfAWo');
  await page.goto(new URL('/exercises', server.url).href);
  await openExercise(page, server.url, exercise);
  await textNow(page).toContainText('export const inTheMiddleOfAWo');
});

test('a version comes back, and the text in whose place it comes is kept', async ({ page, server }) => {
  await openExercise(page, server.url, exercise);
  await write(page, 'export const first = 1;\n');
  await run(page);
  await expect(verdict(page, 'It could not be judged')).toBeVisible({ timeout: 30_000 });
  await write(page, 'export const second = 2;\n\n\n');
  await kept(page);
  const [ran] = await (await versions(page)).all();
  await expect(ran ?? page.locator('nothing')).toContainText('when it was run · 2 lines');
  await page.getByRole('button', { name: /^Restore/ }).click();
  await textNow(page).toContainText('export const first = 1;');
  await kept(page);

  await page.reload();
  await textNow(page).toContainText('export const first = 1;');
  const replaced = (await versions(page)).filter({ hasText: 'before an older one came back · 4 lines' });
  await replaced.getByRole('button', { name: /^Restore/ }).click();
  await textNow(page).toContainText('export const second = 2;');
});

test('beginning again keeps a copy of what was there', async ({ page, server }) => {
  const [beginning = ''] = (await textOf('starter.ts', exercise)).split('\n');
  await openExercise(page, server.url, exercise);
  await textNow(page).toContainText(beginning);
  await write(page, 'export const mine = 1;\n');
  await kept(page);
  await versions(page);
  await page.getByRole('button', { name: 'Begin again' }).click();
  await textNow(page).toContainText(beginning);
  await textNow(page).not.toContainText('mine');
  await kept(page);
  await page.reload();
  await textNow(page).toContainText(beginning);
  const copy = (await versions(page)).filter({ hasText: 'before the reset · 2 lines' });
  await copy.getByRole('button', { name: /^Restore/ }).click();
  await textNow(page).toContainText('export const mine = 1;');
});

for (const { choice, stays, goes } of [
  { choice: 'Keep this tab’s text', stays: 'here', goes: 'there' },
  { choice: 'Take the other tab’s', stays: 'there', goes: 'here' },
]) {
  test(`two tabs do not overwrite each other: “${choice}” keeps both texts`, async ({
    context,
    page,
    server,
  }) => {
    await openExercise(page, server.url, exercise);
    await write(page, 'export const before = 0;\n');
    await kept(page);
    const other = await openTab(context, server.url);
    await textNow(other).toContainText('export const before = 0;');
    await write(other, 'export const there = 2;\n');
    await kept(other);

    await expect(page.getByRole('alert')).toContainText('This exercise changed in another tab.');
    await write(page, 'export const here = 1;\n');
    await expect(page.getByText('Not saved')).toBeVisible();
    await textNow(page).toContainText('export const here = 1;');
    await textNow(other).toContainText('export const there = 2;');

    await page.getByRole('button', { name: choice }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await kept(page);
    await other.close();
    await page.reload();
    await textNow(page).toContainText(`export const ${stays} =`);
    const copy = (await versions(page)).filter({ hasText: 'from two tabs, the one not chosen' });
    await copy.getByRole('button', { name: /^Restore/ }).click();
    await textNow(page).toContainText(`export const ${goes} =`);
  });
}

test('the other tab is told when the choice fell against its text', async ({ context, page, server }) => {
  await openExercise(page, server.url, exercise);
  const other = await openTab(context, server.url);
  await write(other, 'export const there = 2;\n');
  await kept(other);
  await write(page, 'export const here = 1;\n');
  await page.getByRole('button', { name: 'Keep this tab’s text' }).click();
  await expect(other.getByRole('alert')).toContainText('This exercise changed in another tab.');
  await other.getByRole('button', { name: 'Take the other tab’s' }).click();
  await textNow(other).toContainText('export const here = 1;');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
