import { expect, test } from './fixtures.ts';
import { drawnArrows, openLesson, openPanel, seeConnected } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';

test('compares two runs: a sentence for each difference, and one picture of both', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await logInFromOutside(url, { password: 'wrong' });
  await logInFromOutside(url);

  await page.goto(url);
  await page.getByRole('link', { name: 'Compare two runs' }).click();
  await expect(page.getByRole('combobox', { name: 'Before' })).toContainText('Log in as ada (refused)');
  await expect(page.getByRole('heading', { name: '3 differences' })).toBeVisible();
  await expect(page.getByText('After: the answer is 200; before, it was 401.')).toBeVisible();
  await expect(page.getByText('New after: Server A stores session')).toBeVisible();
  const labels = page.locator('svg [data-et="message"]');
  await expect(labels).toHaveCount(4);

  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(page.getByText('After: the answer is 401; before, it was 200.')).toBeVisible();
  await expect(page.getByText(/^Missing after: Server A stores session/)).toBeVisible();
});

test('shows the cloakroom over the diagram’s lanes, and marks what belongs together', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(`${url}stage`);
  await expect(page.getByText('every hook is free')).toBeVisible();
  await logInFromOutside(url);
  await expect.poll(() => drawnArrows(page)).toEqual([1, 2, 3, 4]);

  const hook = page.locator('.scene [data-hook^="session:"]');
  await expect(hook).toHaveCount(1);
  const ticket = page.locator('.scene [data-ticket]');
  await ticket.hover();
  await expect(ticket).toHaveAttribute('data-marked', 'true');
  await expect(hook).not.toHaveAttribute('data-marked', 'true');
  await hook.focus();
  await expect(hook).toHaveAttribute('data-marked', 'true');

  // Analogy above, truth below: each figure stands over its own lifeline.
  const middle = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    return (box?.x ?? 0) + (box?.width ?? 0) / 2;
  };
  for (const [figure, head] of [
    ['.scene-guest .scene-trousers', '[data-kind="browser"] .diagram-head'],
    ['.scene-attendant .scene-badge', '[data-kind="server"] .diagram-head'],
  ] as const)
    expect(Math.abs((await middle(figure)) - (await middle(head))), figure).toBeLessThan(4);
});

test('the desk stands beside the stage, so that the room sees what it causes', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.goto(`${url}stage`);
  await seeConnected(page);
  const button = page.getByRole('button', { name: 'Desk' });
  await button.click();
  const desk = page.getByRole('dialog', { name: 'Desk' });
  await desk.getByRole('button', { name: 'Add', exact: true }).click();
  const phone = desk.getByRole('article', { name: 'Phone' });
  await phone.getByRole('button', { name: 'Log in', exact: true }).click();
  const arrow = page.locator('.diagram').getByRole('button', { name: /^Phone asks Server A/ });
  // Not beneath the desk: a click arrives, and the desk stays.
  await arrow.first().click();
  await expect(page.locator('.timeline-count')).toHaveText(/^1 of /);
  await expect(desk).toBeVisible();

  await phone.getByRole('button', { name: 'Log out' }).press('Escape');
  await expect(desk).toBeHidden();
  await expect(button).toBeFocused();

  await page.setViewportSize({ width: 800, height: 900 });
  await button.click();
  await expect(desk).toBeVisible();
  expect(await desk.evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(desk).toBeHidden();
});

test('a lesson fills the window and no more', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await logInFromOutside(url);
  await openLesson(page, url);
  await expect.poll(() => drawnArrows(page)).toEqual([1, 2, 3, 4]);
  await openPanel(page, 'Code');
  await expect(page.locator('.code-line-marked')).toHaveCount(1);
  await page.getByRole('button', { name: 'Event before' }).click();
  const scrolled = await page.evaluate(() => [scrollY, document.documentElement.scrollHeight - innerHeight]);
  expect(scrolled).toEqual([0, 0]);
});
