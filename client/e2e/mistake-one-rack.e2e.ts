import { expect, type Page, test } from './fixtures.ts';
import { act, goOn, seeConnected } from './lesson-page.ts';
import { runsOf, seeExercise } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const defence = (page: Page) =>
  page.getByRole('switch', { name: /^Defence: Where does a server keep them\?/ });

test('a learner gives each server a rack of its own, then a file, then one store, and lays both runs side by side', async ({
  page,
  server,
  consoleWatch,
}) => {
  test.setTimeout(120_000);
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  // Where this was told once.
  await page.goto(new URL('lessons/two-cloakrooms/disk', url).href);
  await expect(page).toHaveURL(/\/lessons\/one-rack-each\/own-racks$/);
  await seeConnected(page);
  /** What the newest requests were answered, in order. */
  const answers = async (name: string) => {
    const before = (await readTrace(server.url, id)).events.length;
    await act(page, name);
    const { events } = await readTrace(server.url, id);
    return events.slice(before).flatMap((event) => (event.type === 'response' ? [event.status] : []));
  };

  await act(page, 'Keep them in each server’s memory');
  await expect(defence(page)).not.toBeChecked();
  expect(await answers('Log in, ask twice, restart, ask')).toEqual([200, 401, 200, 401]);
  const files = await answers('Files: log in, restart, ask twice');
  expect(files.slice(1, 3).sort()).toEqual([200, 401]);
  await act(page, 'Keep them in Redis, for both');
  await expect(defence(page)).toBeChecked();
  expect(await answers('Log in, ask twice, restart, ask again')).toEqual([200, 200, 200, 200]);

  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const [before, after] = [
    runsOf(page).getByRole('region', { name: 'With the mistake' }),
    runsOf(page).getByRole('region', { name: 'Mended' }),
  ];
  await expect(before.getByRole('button', { name: /in its own memory/ }).first()).toBeVisible();
  await expect(before.getByRole('button', { name: /Session Store answers/ })).toHaveCount(0);
  await expect(after.getByRole('button', { name: /Session Store answers/ })).toHaveCount(4);
  await expect(before.locator('[data-ending="bad"]')).toHaveCount(1);
  await expect(after.locator('[data-ending="good"]')).toHaveCount(1);
  await expect(runsOf(page).getByText('Browser: 401, turned away')).toBeVisible();
  await expect(runsOf(page).getByText('Browser: 200, served')).toBeVisible();
  const line = runsOf(page).getByRole('region', { name: 'The line that differs' });
  await expect(line.locator('[data-sign="minus"]')).toContainText('sessions.set(');
  await expect(line.locator('[data-sign="plus"]')).toContainText('transaction');
  await expect(line).toContainText(/map-store\.ts, line \d+/);
  await expect(line).toContainText(/redis-store\.ts, line \d+/);

  await seeExercise(page, 'shared-store');
  await goOn(page, 'Always the same counter');
  expect(await answers('Make it sticky, ask twice, restart, ask')).toEqual([200, 200, 200, 401]);
  expect(await answers('One rack, by turns, restart, ask')).toEqual([200, 200]);
  await goOn(page, 'One rack each');
  await expect(page.getByText('Mistake mended')).toBeVisible();
});
