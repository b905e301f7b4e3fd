import type { Locator } from '@playwright/test';
import { expect, type Page, test } from './fixtures.ts';
import { drawn, seeConnected } from './lesson-page.ts';

/** Presses Tab until the focus has come to this element, as someone without a mouse has to. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Could not reach ${target} with the Tab key.`);
}

async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: true }).first());
  await page.keyboard.press('Enter');
}

test('lesson one can be done and looked back on without a mouse', async ({ page, server }) => {
  await page.goto(server.url);
  await press(page, 'button', 'Start');
  await seeConnected(page);

  await press(page, 'button', 'Try a wrong password');
  // The focus stays at the button's place, whatever stands there.
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, 'button', 'Hand in the coat');
  await press(page, 'link', 'Next step');
  await press(page, 'button', 'Let a script look for the cookie');
  await press(page, 'link', 'Next step');
  await press(page, 'button', 'Ask who I am');
  await press(page, 'button', 'Next');
  await press(page, 'button', 'Open the dashboard');
  await press(page, 'link', 'Next step');
  await press(page, 'button', 'Log out');
  await press(page, 'link', 'Next step');
  await press(page, 'button', 'Show the old ticket');
  await press(page, 'link', 'Finish the lesson');
  await expect(page.getByText('Lesson finished')).toBeVisible();

  const open = (await drawn(page)).map(({ number }) => number);
  const [first, last] = [open[0], open.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was drawn');
  const count = page.getByRole('region', { name: 'Timeline' });
  await page.keyboard.press('ArrowLeft');
  await expect(count).toContainText(`${last - 1} of ${last}`);
  await page.keyboard.press('l');
  await expect(count).toContainText(`${last} of ${last}`);

  // The diagram is one stop, at the newest arrow; from there Up leads to the others.
  const arrow = (number: number) => page.locator(`.diagram svg [role="button"][data-of="${number}"]`);
  await tabTo(page, arrow(last));
  for (const _ of open.slice(1)) await page.keyboard.press('ArrowUp');
  await expect(arrow(first)).toBeFocused();
  // Then to the chapters that are folded, and to the line in which the oldest of them are: Enter opens that, and then the first of these.
  const oldest = page.locator('.diagram-fold[data-run="before"]');
  for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowUp');
  await expect(page.locator('.diagram-fold[data-of]').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(oldest).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.diagram-fold[data-of="1"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count).toContainText(`1 of ${last}`);
  await expect(arrow(1), 'the focus goes where the chapter has opened').toBeFocused();

  await tabTo(page, page.getByRole('tab', { selected: true }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Jar' })).toHaveAttribute('aria-selected', 'true');
});
