import { expect, test } from './fixtures.ts';
import { drawnArrows, seeConnected } from './lesson-page.ts';
import { logInFromOutside, openSandbox } from './sandbox.ts';
import { openStage, openStageAfterLogins } from './stage-page.ts';

test('what is still to come is behind a curtain: not seen, not reached, not read aloud', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const { url } = await openSandbox(server.url);
  await logInFromOutside(url);
  await fetch(new URL('api/protected', url), { headers: { 'user-agent': 'Mozilla/5.0' } });
  await openStage(page, url);
  const curtain = page.locator('.curtain');
  await expect(curtain).toBeHidden();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  // One arrow on, and not a chapter: a remote has no other keys.
  await expect(page.locator('.timeline-count')).toHaveText(/^2 of 6/);
  await expect(curtain).toBeVisible();
  const arrows = page.locator('.diagram-chapter').getByRole('button');
  await expect(arrows).toHaveCount(2);
  for (const hidden of ['.diagram [data-event="3"]', '.diagram [data-event="6"]'])
    await expect(page.locator(hidden).first()).toBeHidden();
  const edges = () =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll('.diagram [data-of="2"]')];
      const rod = document.querySelector('.curtain')?.getBoundingClientRect();
      const area = document.querySelector('.diagram')?.getBoundingClientRect();
      const lowest = Math.max(...shown.map((part) => part.getBoundingClientRect().bottom));
      return { beneath: (rod?.top ?? 0) - lowest, velvet: (area?.bottom ?? 0) - (rod?.top ?? 0) };
    });
  await expect.poll(async () => (await edges()).beneath).toBeGreaterThan(0);
  await expect.poll(async () => (await edges()).velvet).toBeGreaterThan(20);

  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.timeline-count')).toHaveText(/^5 of 6/);
  await expect(page.locator('.stage-caption')).toHaveText('Browser comes to the counter without a ticket.');
  await page.keyboard.press('l');
  await expect(curtain).toBeHidden();
  await expect(page.locator('.diagram [data-event="6"]').first()).toBeVisible();
});

test('the screen can be black for a while, and what is beneath it rests', async ({ page, server }) => {
  await openStageAfterLogins(page, server.url);
  const light = page.getByRole('button', { name: 'Light the stage again' });
  await page.keyboard.press('b');
  await expect(light).toBeFocused();
  await expect(page.locator('.stage')).toHaveJSProperty('inert', true);
  await page.keyboard.press('b');
  await expect(light).toHaveCount(0);
  await expect(page.locator('.stage')).toHaveJSProperty('inert', false);
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(light).toHaveCount(0);

  // Whoever reloads a black stage must not show the room what they had taken out of its sight.
  await page.keyboard.press('b');
  await page.reload();
  await seeConnected(page);
  await expect(light).toBeFocused();
  await expect(page.locator('.stage')).toHaveJSProperty('inert', true);
  await light.click();
  await page.reload();
  await seeConnected(page);
  await expect(page.locator('.stage')).toHaveJSProperty('inert', false);
  await expect(light).toHaveCount(0);
});

test('Space after a click on an arrow plays on from there', async ({ page, server }) => {
  await openStageAfterLogins(page, server.url, 2);
  // High enough for the last three arrows at once: what has to be scrolled to is scrolled away again while live.
  await page.setViewportSize({ width: 1440, height: 1300 });
  // While live: what comes after the cursor is behind the curtain, and cannot be clicked.
  const arrows = page.locator('.diagram-chapter:not([hidden]) svg [role="button"][data-from]');
  const wanted = arrows.nth((await arrows.count()) - 3);
  await wanted.click({ force: true });
  const selected = page.locator('.diagram .is-selected').first();
  await expect(selected).toBeVisible();
  const number = Number(await selected.getAttribute('data-of'));
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.locator(`.diagram .is-selected[data-of="${number + 1}"]`).first()).toBeVisible();
});

test('the stage fills the screen and leaves it again, by its button and by a key', async ({
  page,
  server,
}) => {
  await openStageAfterLogins(page, server.url);
  const isFull = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
  const enter = page.getByRole('button', { name: 'Full screen', exact: true });
  const leave = page.getByRole('button', { name: 'Leave full screen' });
  await enter.click();
  await expect(leave).toBeVisible();
  expect(await isFull()).toBe(true);
  // Nothing but the picture, until somebody goes down for the rest.
  const row = page.locator('.stage-row');
  await page.mouse.move(700, 200);
  await expect(row).not.toBeInViewport();
  await page.mouse.move(700, (page.viewportSize()?.height ?? 0) - 5);
  await expect(row).toBeInViewport();
  await leave.click();
  await expect(enter).toBeVisible();
  expect(await isFull()).toBe(false);

  await page.keyboard.press('f');
  await expect(leave).toBeVisible();
  // Desk and list of keys lie over the stage there too.
  await page.getByRole('button', { name: 'Desk' }).click();
  const name = page.getByRole('dialog', { name: 'Desk' }).getByRole('textbox', { name: 'Name' });
  await name.fill('f');
  await expect(name).toHaveValue('f');
  expect(await isFull()).toBe(true);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys of the timeline' })).toContainText('Full screen');
  await page.getByRole('button', { name: 'Close' }).click();
  // As the browser itself does at Escape, where there is one around the page.
  await page.evaluate(() => document.exitFullscreen());
  await expect(enter).toBeVisible();
});

test('an empty stage says who could come in, and lets this browser in first', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${url}stage`);
  await seeConnected(page);
  await expect(page.getByText(url, { exact: true })).toBeAttached();
  const [top, below] = await page
    .locator('.diagram')
    .evaluate((area) => [area.scrollTop, area.scrollHeight - area.clientHeight]);
  expect(below, 'more than a phone shows at once').toBeGreaterThan(0);
  expect(top, 'read from its top').toBe(0);

  await page.setViewportSize({ width: 1440, height: 900 });
  const diagram = page.getByRole('region', { name: 'Diagram' });
  await expect(diagram.getByText('Who comes first?')).toBeVisible();
  // The tests' server listens to this machine only, and says so instead of showing a code that leads nowhere.
  await expect(diagram.getByText(url, { exact: true })).toBeVisible();
  await expect(diagram.getByText('npm start -- --lan')).toBeVisible();
  await diagram.getByRole('combobox', { name: 'Log in as' }).selectOption('grace');
  await diagram.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(diagram.getByText('Who comes first?')).toHaveCount(0);
  await expect.poll(() => drawnArrows(page)).toEqual([1, 2, 3, 4]);
  await expect(page.locator('.scene [data-hook^="session:"]')).toHaveCount(1);

  await page.getByRole('button', { name: 'Desk' }).click();
  const here = page.getByRole('dialog', { name: 'Desk' }).getByRole('article', { name: 'This browser' });
  await here.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(here.getByRole('status')).toHaveText('Look up: answered with 200.');
  await here.getByRole('button', { name: 'Log out' }).click();
  await expect(here.getByRole('status')).toHaveText('Log out: answered with 204.');
  await expect(page.locator('.scene [data-hook^="session:"]')).toHaveCount(0);
  const cookies = await page.context().cookies(`${url}api/protected`);
  expect(cookies.map(({ name }) => name)).not.toContain('session_id');
});
