import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

const folder = new URL('../../lessons/exercises/', import.meta.url);

/** The text of one of an exercise's files, such as `solution.ts`. */
export const textOf = (file: string, exercise = 'challenge'): Promise<string> =>
  readFile(new URL(`${exercise}/${file}`, folder), 'utf8');

/** Opens an exercise, the challenge unless told otherwise, and waits for the editor. */
export async function openExercise(page: Page, url: string, exercise = 'challenge'): Promise<void> {
  await page.goto(new URL(`exercises/${exercise}`, url).href);
  await expect(editor(page)).toBeVisible();
}

export const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Your code/ });

/** Puts a text into the editor as a paste, since an editor would indent what is typed once more. */
export async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

export const run = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Enter');

/** What the verdicts are headed with: `Solved`, `Not yet`. */
export const verdict = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Verdicts' }).getByRole('heading', { name, exact: true });

type Word = 'Solved' | 'Not yet' | 'It could not be judged';

/** Has a text judged, and waits for its own verdicts: those on the text before it may still stand there. */
export async function judge(page: Page, text: string, word: Word): Promise<void> {
  const verdicts = page.getByRole('region', { name: 'Verdicts' });
  const stale = verdicts.getByText('Your text has changed since this run.');
  await write(page, text);
  if ((await verdicts.getAttribute('data-state')) !== 'idle') await expect(stale).toBeVisible();
  await run(page);
  await expect(stale).toHaveCount(0);
  await expect(verdict(page, word)).toBeVisible({ timeout: 60_000 });
}
