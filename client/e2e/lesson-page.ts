import { expect, type Page } from '@playwright/test';

export type Drawn = { number: number; label: string };

/** Every arrow and note that is drawn as an event, from top to bottom: its number, and what a screen reader hears. */
export function drawn(page: Page): Promise<Drawn[]> {
  return page.locator('.diagram svg [role="button"][data-of]').evaluateAll((parts) =>
    parts.map((part) => ({
      number: Number(part.getAttribute('data-of')),
      label: part.getAttribute('aria-label') ?? '',
    })),
  );
}

/** The numbers of all arrows in the drawn SVG itself, by Mermaid's own marks. */
export function drawnArrows(page: Page): Promise<number[]> {
  return page
    .locator('.diagram svg [data-et="message"]')
    .evaluateAll((arrows) => arrows.map((arrow) => Number(arrow.getAttribute('data-event'))));
}

/** Waits until the diagram has an arrow or note that reads like this. */
export async function seeDrawn(page: Page, label: string | RegExp): Promise<void> {
  await expect(page.locator('.diagram').getByRole('button', { name: label }).first()).toBeVisible();
}

/** Opens a sandbox's first lesson and waits until its line to the server is up. */
export async function openLesson(page: Page, sandboxUrl: string, step = ''): Promise<void> {
  await page.goto(new URL(`lessons/the-coat-check/${step}`, sandboxUrl).href);
  await seeConnected(page);
}

/** Waits until the line to the server is up. */
export function seeConnected(page: Page): Promise<void> {
  return seeLine(page, 'connected');
}

/** Waits until the page says so of its line to the server. */
export async function seeLine(page: Page, line: 'connected' | 'asking' | 'reconnecting'): Promise<void> {
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveAttribute('data-line', line);
}

/** Presses one of the step's own buttons, and waits for the status that the page shows beside it. */
export async function act(page: Page, name: string, answer?: number): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.click();
  if (answer === undefined) return;
  const box = page.locator('.action').filter({ has: button });
  await expect(box.getByRole('status', { name: 'Answer' })).toContainText(String(answer));
}

/** Presses a button that does something to the cloakroom itself, and waits until the page says that it is done. */
export async function house(page: Page, name: string, done: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.click();
  await expect(page.locator('.action').filter({ has: button })).toContainText(done);
}

export async function goOn(page: Page, heading: string): Promise<void> {
  await page.getByRole('link', { name: /^(Next step|Finish the lesson)$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** Opens a panel and waits until the one before it is gone: for some frames the page holds both. */
export async function openPanel(
  page: Page,
  name: 'Wire' | 'Cookie jar' | 'Store' | 'Code' | 'Cloakroom' | 'Desk',
): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
}
