import { expect, test } from './fixtures.ts';
import { seeConnected } from './lesson-page.ts';
import { measureDiagram, openStageAfterLogins } from './stage-page.ts';

test('the cloakroom alone is seen without a line of the diagram, folded ones too', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openStageAfterLogins(page, server.url, 4);
  const folds = page.locator('.diagram-fold');
  await expect(folds.first()).toBeAttached();
  await page.getByRole('button', { name: 'Cloakroom', exact: true }).click();
  await expect(folds.filter({ visible: true })).toHaveCount(0);
});

test('a reload comes back at the same event in the same half', async ({ page, server }) => {
  await openStageAfterLogins(page, server.url);
  await page.keyboard.press('v');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await expect(page.locator('.timeline-count')).toHaveText(/^2 of 4/);
  await expect(page).toHaveURL(/event=2/);
  await page.reload();
  await seeConnected(page);
  await expect(page.locator('.timeline-count')).toHaveText(/^2 of 4/);
  await expect(page.locator('.stage')).toHaveAttribute('data-view', 'diagram');
  await expect(page.locator('.curtain')).toBeVisible();
});

test('one half can have the whole stage, and steps of the cursor draw nothing anew', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openStageAfterLogins(page, server.url);
  const both = await measureDiagram(page);
  const choice = (name: string) => page.getByRole('button', { name, exact: true });

  await page.keyboard.press('v');
  await expect(choice('Diagram')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.scene-picture')).toHaveCount(0);
  await expect.poll(async () => (await measureDiagram(page)).text).toBeGreaterThanOrEqual(both.text);

  const picture = page.locator('.diagram-picture > svg');
  await picture.evaluate((drawn) => drawn.setAttribute('data-same', ''));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.timeline-count')).toHaveText(/^2 of /);
  await expect(page.locator('.diagram-picture .is-selected').first()).toBeVisible();
  await expect(picture).toHaveAttribute('data-same');

  await choice('Cloakroom').click();
  await expect(page.locator('.diagram-chapter').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.scene-picture')).toBeVisible();
  // The arrows stay those of the timeline, wherever the focus was left.
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.timeline-count')).toHaveText(/^3 of /);
  await choice('Both').click();
  await expect(page.locator('.diagram-picture .is-selected').first()).toBeVisible();
  expect((await measureDiagram(page)).text).toBe(both.text);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the timeline' })).toContainText(
    'Cloakroom, diagram or both',
  );
});

test('the event at the cursor stays in sight when the diagram gets the whole stage, and when it gives it back', async ({
  page,
  server,
}) => {
  await openStageAfterLogins(page, server.url, 4);
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('ArrowRight');
  const isInSight = () =>
    page.locator('.diagram').evaluate((area) => {
      const [view, top] = [area, area.querySelector('.diagram-top')].map((one) =>
        one?.getBoundingClientRect(),
      );
      const event = area.querySelector('.is-selected')?.getBoundingClientRect();
      return event && view && top ? event.top >= top.bottom - 1 && event.bottom <= view.bottom + 1 : false;
    });
  for (const _ of ['diagram', 'cloakroom', 'both', 'diagram']) {
    await page.keyboard.press('v');
    if ((await page.locator('.stage').getAttribute('data-view')) === 'cloakroom') continue;
    await expect.poll(isInSight).toBe(true);
  }
});
