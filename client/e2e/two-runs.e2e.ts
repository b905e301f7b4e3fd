import { expect, type Page, test } from './fixtures.ts';
import { changeSettings, logInFromOutside, openSandbox } from './sandbox.ts';

const logOut = (address: string, cookie: string) =>
  fetch(`${address}api/logout`, { method: 'POST', headers: { cookie, 'user-agent': 'Mozilla/5.0' } });

/** A logout that clears the cookie only, and one that deletes; both opened beside each other. */
async function openTwoRuns(page: Page, serverUrl: string): Promise<void> {
  const { id, url } = await openSandbox(serverUrl);
  await changeSettings(serverUrl, id, { logout: 'clears-cookie' });
  await logOut(url, await logInFromOutside(url));
  await changeSettings(serverUrl, id, { logout: 'deletes' });
  await logOut(url, await logInFromOutside(url));
  await page.goto(`${url}compare`);
  await expect(page.getByRole('combobox', { name: 'After' })).toContainText('Log out');
  await page.getByRole('checkbox', { name: 'Two pictures, side by side' }).check();
  await expect(page.locator('.two-runs-run svg [data-of]').first()).toBeVisible();
}

const run = (page: Page, name: 'Before' | 'After') => page.getByRole('region', { name, exact: true });
/** The middle of each arrow's own line, by row, in CSS pixels from the top of the page. */
const heights = (page: Page, name: 'Before' | 'After'): Promise<Record<string, number>> =>
  run(page, name)
    .locator('.diagram-picture [role="button"][data-of]')
    .evaluateAll((arrows) =>
      Object.fromEntries(
        arrows.map((arrow) => {
          const { top, height } = (
            arrow.querySelector('[data-et="message"]') ?? arrow
          ).getBoundingClientRect();
          return [(arrow as HTMLElement).dataset.of, Math.round(top + height / 2)];
        }),
      ),
    );

test('lays two real logouts side by side, row by row, with a gap where the deletion is missing', async ({
  page,
  server,
}) => {
  await openTwoRuns(page, server.url);
  const [before, after] = [run(page, 'Before'), run(page, 'After')];
  await expect(before.locator('svg [data-et="message"]')).toHaveCount(2);
  await expect(after.locator('svg [data-et="message"]')).toHaveCount(6);
  await expect(before.locator('.two-runs-gap').first()).toBeVisible();
  await expect(after.getByRole('button', { name: /^In this run only: .*DEL/ })).toBeVisible();

  const [mine, others] = [await heights(page, 'Before'), await heights(page, 'After')];
  expect(Object.keys(mine)).toEqual(['1', '6']);
  for (const [row, height] of Object.entries(mine))
    expect(Math.abs(height - (others[row] ?? Number.NaN)), `row ${row}`).toBeLessThan(2);

  // The ribbon stands between both, above the first arrow that only one of them has.
  const ribbon = await page.getByText('Here they part').first().boundingBox();
  const [left, right] = [await before.boundingBox(), await after.boundingBox()];
  if (!ribbon || !left || !right) throw new Error('Something of the picture is not there.');
  expect(ribbon.x).toBeLessThan(left.x + left.width);
  expect(ribbon.x + ribbon.width).toBeGreaterThan(right.x);
  expect(ribbon.y).toBeGreaterThan((mine['1'] ?? Number.NaN) - 4);
  expect(ribbon.y + ribbon.height).toBeLessThan((others['2'] ?? Number.NaN) + 1);
  // Each figure stands over its own lifeline.
  await expect(page.locator('.two-runs-run .scene-picture')).toHaveCount(2);
});

test('on a phone they are two pages with a swipe, and how both ended stays in sight', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTwoRuns(page, server.url);
  const pages = page.locator('.two-runs-pages');
  const isIn = async (name: 'Before' | 'After') => {
    const [own, frame] = await Promise.all([run(page, name).boundingBox(), pages.boundingBox()]);
    return own && frame ? Math.abs(own.x - frame.x) < 2 && Math.abs(own.width - frame.width) < 2 : null;
  };
  expect([await isIn('Before'), await isIn('After')]).toEqual([true, false]);
  await pages.evaluate((element) =>
    element.scrollBy({ left: element.clientWidth * 0.8, behavior: 'instant' }),
  );
  await expect.poll(() => isIn('After')).toBe(true);
  const tabs = page.getByRole('group', { name: 'The run that is shown' });
  await expect(tabs.getByRole('button', { name: 'After' })).toHaveAttribute('aria-pressed', 'true');
  const ribbon = run(page, 'After').getByText('Here they part');
  await ribbon.scrollIntoViewIfNeeded();
  await expect(ribbon).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.two-runs-verdict').first()).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.two-runs-verdict').last()).toBeInViewport({ ratio: 1 });
  await tabs.getByRole('button', { name: 'Before' }).click();
  await expect.poll(() => isIn('Before')).toBe(true);
  expect(await page.evaluate(() => innerWidth)).toBe(390);
});

test('arrow keys go along one run and over to the other, and Enter tells of both', async ({
  page,
  server,
}) => {
  await openTwoRuns(page, server.url);
  await run(page, 'Before').locator('[data-of][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(run(page, 'After').locator('[data-of="6"]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('.two-runs-told')).toContainText('Before: nothing of the kind.');
});
