import { expect, test } from './fixtures.ts';
import { act, seeConnected } from './lesson-page.ts';
import { openSandbox, sandboxIdOf } from './sandbox.ts';

test('a lesson’s address for a class opens it in a cloakroom of one’s own, and later in the same', async ({
  page,
  server,
}) => {
  const { id, url } = await openSandbox(server.url);
  // The teacher has shown a lesson of their own: whoever looked at it is not at home there.
  await page.goto(new URL('lessons/closing-time', url).href);
  await seeConnected(page);
  await page.goto(url);
  await page.getByText('Link to a lesson for a class').click();
  const address = await page
    .locator('.controls-copy', { hasText: 'Closing time and the lost ticket' })
    .locator('pre')
    .textContent();
  expect(address).toBe(new URL('/lessons/closing-time', server.url).href);

  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow(), 'nothing sticks out on a small screen').toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(address ?? '');
  await expect(page).toHaveURL(/\/s\/[\w-]{22}\/lessons\/closing-time\/closing-time$/);
  await seeConnected(page);
  const own = sandboxIdOf(page.url());
  expect(own).not.toBe(id);
  await act(page, 'Hand in the coat', 200);

  await page.goto(new URL('/lessons/closing-time/idle', server.url).href);
  await expect(page).toHaveURL(new RegExp(`/s/${own}/lessons/closing-time/idle$`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/s/${own}/lessons/closing-time/closing-time$`));
});

test('a lesson’s address says honestly when there is no such lesson, and when all cloakrooms are taken', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/503/);
  await page.goto(new URL('/lessons/nothing', server.url).href);
  await expect(page.getByText('There is no lesson of this name.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'To the entrance' })).toHaveAttribute('href', '/');
  await page.goto(new URL('/lessons/closing-time/nothing', server.url).href);
  await expect(page.getByText('has no step of this name.')).toBeVisible();
  const onward = page.getByRole('link', { name: 'To “Closing time and the lost ticket”' });
  await expect(onward).toHaveAttribute('href', '/lessons/closing-time');

  const message = 'Could not open a cloakroom: all are taken. Wait a little.';
  await page.route('**/api/sandboxes', (route) =>
    route.fulfill({ status: 503, json: { error: { code: 'sandboxes-full', message } } }),
  );
  await page.goto(new URL('/lessons/closing-time', server.url).href);
  await expect(page.getByRole('alert')).toHaveText(message);
  await page.unroute('**/api/sandboxes');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page).toHaveURL(/\/s\/[\w-]{22}\/lessons\/closing-time\//);
});
