import type { Locator } from '@playwright/test';
import { judge, openExercise, textOf, verdict } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

const exercise = 'httponly-cookie';

const change = (check: Locator) => check.locator('details', { hasText: 'What your change did here' });

test('a check that was mended shows what the change did, and one that broke does, too', async ({
  page,
  server,
}) => {
  const [starter, solution] = [await textOf('starter.ts', exercise), await textOf('solution.ts', exercise)];
  await openExercise(page, server.url, exercise);
  await judge(page, starter, 'Not yet');
  await expect(page.getByText('What your change did here')).toHaveCount(0);

  await judge(page, solution, 'Solved');
  const mended = page.locator('details.checks-passed', { hasText: 'mended by your change' });
  await expect(page.getByRole('status').filter({ hasText: 'mended by your change' })).toHaveText(
    /^Solved\. (\d+) of \1 checks passed, 24 of 24 points\. \d+ mended by your change\.$/,
  );
  const check = page.locator('.check[data-check="cookie-httponly"]');
  await check.locator('summary').first().click();
  const told = change(check);
  // The check looks at http first, and at https then: only like is compared with like.
  await expect(told.getByText(/Secure/)).toHaveCount(0);
  await expect(told.getByText('After: the cookie is HttpOnly; before, scripts could read it.')).toBeVisible();
  await expect(told.locator('.diagram svg [data-row="changed"]').first()).toBeVisible();

  // The same text once more is no change: what it is compared with stays.
  // A run may be over before anybody has looked, so it is watched for from before it begins.
  const begun = verdict(page, 'Solved').evaluate(
    (heading) =>
      new Promise<void>((seen) => {
        const look = () => (heading.isConnected && heading.textContent === 'Solved' ? undefined : seen());
        const anything = { subtree: true, childList: true, characterData: true };
        new MutationObserver(look).observe(document.body, anything);
      }),
  );
  await page.getByRole('button', { name: 'Run the checks' }).click();
  await begun;
  await expect(verdict(page, 'Solved')).toBeVisible({ timeout: 30_000 });
  await expect(mended).toBeVisible();

  await judge(page, starter, 'Not yet');
  await expect(check.locator('summary').first()).toContainText('It passed before your change');
  await change(check).locator('summary').click();
  await expect(
    change(check).getByText('After: scripts can read the cookie; before, it was HttpOnly.'),
  ).toBeVisible();
  await expect(mended).toHaveCount(0);
});
