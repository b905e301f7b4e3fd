import { openExercise, textOf, verdict, write } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';

test('the first screen of an exercise has the code and Run in it, on a laptop and on a phone', async ({
  page,
  server,
}) => {
  for (const [width, height, least] of [
    [1440, 900, 500],
    [1280, 720, 320],
    [390, 844, 320],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(new URL('/exercises/challenge', server.url).href);
    const size = `${width} by ${height}`;
    await expect(page.getByRole('textbox', { name: /^Your code/ }), size).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run the checks' }), size).toBeInViewport({ ratio: 1 });
    const box = await page.locator('.exercise-editor').boundingBox();
    const seen = Math.min(height, (box?.y ?? height) + (box?.height ?? 0)) - (box?.y ?? 0);
    expect(seen, size).toBeGreaterThan(least);
  }
});

test('on a laptop the editor goes down to the lower edge, before and after a long list of verdicts', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openExercise(page, server.url);
  const below = async () => {
    const box = await page.locator('.exercise-editor').boundingBox();
    return 900 - (box?.y ?? 0) - (box?.height ?? 0);
  };
  expect(await below()).toBeLessThan(100);
  const task = page.getByRole('article', { name: 'Task' });
  await task.getByText('What it has to do').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 2000);
  await expect.poll(below, 'the page has been scrolled').toBeLessThan(170);
  await expect(page.getByRole('button', { name: 'Run the checks' })).toBeInViewport({ ratio: 1 });
});

test('a verdict is a sentence, and the arrow that it is about is seen with it at once', async ({
  page,
  server,
}) => {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openExercise(page, server.url);
    await write(page, await textOf('solutions/wrong/samesite-none.ts'));
    await page.getByRole('button', { name: 'Run the checks' }).click();
    await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 60_000 });
    const check = page.locator('.check[open]').first();
    await expect(check.locator('.check-happened'), `${width} wide`).toBeInViewport({ ratio: 1 });
    await expect(check.locator('.is-offending').first(), `${width} wide`).toBeInViewport();
    await expect(check.getByText('What was done', { exact: true })).toBeHidden();
    await check.getByText('What was done, and what was expected').click();
    await expect(check.getByText('What was done', { exact: true })).toBeVisible();
  }
});

test('the task gives way to the first verdicts, and stays as the learner leaves it from then on', async ({
  page,
  server,
}) => {
  await page.goto(new URL('/exercises/challenge', server.url).href);
  const task = page.getByRole('article', { name: 'Task' });
  const told = task.getByText('What it has to do');
  await expect(told).toBeVisible();
  const run = page.getByRole('button', { name: 'Run the checks' });
  await run.click();
  await expect(told).toBeHidden();
  await page.getByRole('button', { name: 'Stop' }).click();
  await task.getByText('The task').click();
  await run.click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(told).toBeVisible();
});

test('on a phone a run leads to its verdicts, and the first of them can be read', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(new URL('/exercises/challenge', server.url).href);
  await page.getByRole('button', { name: 'Run the checks' }).click();
  const verdicts = page.getByRole('region', { name: 'Verdicts' });
  const heading = verdicts.getByRole('heading', { name: 'Not yet' });
  await expect(heading).toBeInViewport({ ratio: 1, timeout: 30_000 });
  await expect(verdicts.locator('.check-name').first()).toBeInViewport({ ratio: 1 });
});

test('on a phone a run leads to its verdicts at once, not only when its checks are known', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  // The lab never comes.
  await page.route('**/lab-frame.html*', () => undefined);
  await page.goto(new URL('/exercises/challenge', server.url).href);
  await page.getByRole('button', { name: 'Run the checks' }).click();
  const heading = page.getByRole('heading', { name: 'Checking…' });
  await expect(heading).toBeInViewport({ ratio: 1 });
  expect((await heading.boundingBox())?.y).toBeLessThan(100);
});
