import type { Locator } from '@playwright/test';
import { expect, type Page } from './fixtures.ts';

/** Where both runs of a mistake stand beside each other. */
export const runsOf = (page: Page): Locator => page.getByRole('region', { name: 'Both runs' });

/** Goes on to the comparison, and sees that the runs part. */
export async function compareRuns(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(runsOf(page)).toContainText('Here they part');
}

/** Sees that the comparison leads to this exercise. */
export const seeExercise = (page: Page, exercise: string): Promise<void> =>
  expect(page.getByRole('link', { name: 'Write that line yourself' })).toHaveAttribute(
    'href',
    new RegExp(`/exercises/${exercise}$`),
  );
