import type { Locator, Page } from '@playwright/test';
import { openExercise, run, textOf, verdict, write } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

const exercise = 'httponly-cookie';
const patient = { timeout: 60_000 };

/** The three levels of help for a check, as words without their marks. */
async function hintsOf(check: string): Promise<string[]> {
  const all = await textOf('hints.md', exercise);
  const part = all.split(/^## /m).find((one) => one.startsWith(`${check}\n`)) ?? '';
  return [...part.matchAll(/^\d\. (.+)$/gm)].map(([, hint = '']) => hint.replaceAll('`', ''));
}

/** Runs the starter, and opens the check that is to be helped with. */
async function fail(page: Page): Promise<Locator> {
  await run(page);
  await expect(verdict(page, 'Not yet')).toBeVisible(patient);
  const check = page.locator('.check[data-check="cookie-httponly"]');
  if ((await check.getAttribute('open')) === null) await check.locator('summary').first().click();
  await expect(check.locator('.check-happened')).toBeVisible();
  return check;
}

/** Sees that so many of the hints are told, and not a word of the others. */
async function seeHints(check: Locator, hints: readonly string[], count: number): Promise<void> {
  await expect(check.locator('.hints li')).toHaveText(hints.slice(0, count));
  for (const hint of hints.slice(count)) await expect(check.page().getByText(hint)).toHaveCount(0);
}

test('hints come one by one, each only when asked for, and not by themselves after a reload', {
  tag: '@all',
}, async ({ page, server }) => {
  const hints = await hintsOf('cookie-httponly');
  expect(hints).toHaveLength(3);
  await openExercise(page, server.url, exercise);
  await write(page, await textOf('starter.ts', exercise));
  const check = await fail(page);
  await seeHints(check, hints, 0);
  for (const [index, ask] of ['Give me a nudge', 'Tell me the idea', 'Show me nearly the code'].entries()) {
    await check.getByRole('button', { name: new RegExp(`^${ask}`) }).click();
    await seeHints(check, hints, index + 1);
  }
  await expect(check.locator('.hints').getByRole('button')).toHaveCount(0);

  await page.reload();
  await expect(page.locator('.hints')).toHaveCount(0);
  await page.getByRole('textbox', { name: /^Your code/ }).click();
  await seeHints(await fail(page), hints, 0);
});

const solution = (page: Page) => page.getByRole('textbox', { name: 'One solution, compared with your code' });
const ask = (page: Page) => page.getByRole('button', { name: 'Show me a solution', exact: true });

test('whoever has not passed must ask twice for a solution, and gets it as what differs from their text', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  const mine = '// my very own words';
  await write(page, `${mine}\n${await textOf('starter.ts', exercise)}`);
  const right = (await textOf('solution.ts', exercise))
    .split('\n')
    .find((line) => line.includes('httpOnly: true'));
  await expect(solution(page)).toHaveCount(0);
  await ask(page).click();
  await expect(page.getByText('Sure? A hint may be all you need')).toBeVisible();
  await expect(solution(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Yes, show me a solution' }).click();
  await expect(solution(page).locator('.cm-deletedChunk').first()).toContainText(mine);
  await expect(solution(page).locator('.cm-changedLine', { hasText: right?.trim() ?? '' })).toBeVisible();

  await page.reload();
  await expect(ask(page)).toBeVisible();
  await expect(solution(page)).toHaveCount(0);
  await ask(page).click();
  await expect(solution(page)).toHaveCount(0);
});

test('whoever has passed need ask only once, after a reload as well', async ({ page, server }) => {
  await openExercise(page, server.url, exercise);
  const mine = '// my very own words';
  await write(page, `${mine}\n${await textOf('solution.ts', exercise)}`);
  await run(page);
  await expect(verdict(page, 'Solved')).toBeVisible(patient);
  await expect(solution(page)).toHaveCount(0);
  await ask(page).click();
  await expect(solution(page).locator('.cm-deletedChunk')).toHaveText(mine);

  await page.reload();
  await expect(ask(page)).toBeVisible();
  await expect(solution(page)).toHaveCount(0);
  await ask(page).click();
  await expect(solution(page)).toBeVisible();
});
