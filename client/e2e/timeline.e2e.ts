import { expect, type Page, test } from './fixtures.ts';
import { act, openLesson, openPanel, seeConnected, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

/** A sandbox in which somebody failed to log in, and then did. */
const setup = async (page: Page, serverUrl: string) => {
  const { url } = await openSandbox(serverUrl);
  await openLesson(page, url, 'hand-in');
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  // Off the button, which keeps Space for itself.
  await page.locator('.timeline-sentence').click();
  const slider = page.getByRole('slider', { name: 'Event shown' });
  const last = Number(await slider.getAttribute('max'));
  return { url, slider, last };
};

const eventInAddress = (page: Page) => new URL(page.url()).searchParams.get('event');
const marks = (page: Page) => page.getByRole('list', { name: 'Chapters' }).getByRole('button');
const inTimeline = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name, exact: true });

test('each key does what the list of keys says, and none while typing', async ({ page, server }) => {
  const { url, slider, last } = await setup(page, server.url);
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('1');
  await page.keyboard.press('Shift+ArrowRight');
  const second = Number(await slider.inputValue());
  expect(second).toBeGreaterThan(2);
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveValue(String(second + 1));
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveValue(String(second));
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveValue('1');
  await page.keyboard.press('End');
  await expect(slider).toHaveValue(String(last));
  await expect(inTimeline(page, 'Back to live')).toBeVisible();
  await page.keyboard.press('l');
  await expect(inTimeline(page, 'Back to live')).toHaveCount(0);

  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys of the timeline' });
  await expect(list).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveValue(String(last));
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await inTimeline(page, 'Keys').click();
  await expect(list).toBeVisible();
  await list.getByRole('button', { name: 'Close' }).click();

  // A lesson of the same sandbox that begins with a form.
  await page.goto(new URL('lessons/closing-time/', url).href);
  await seeConnected(page);
  await page.getByRole('button', { name: /^change/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.type('l? ');
  await openPanel(page, 'Wire');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Jar' })).toBeFocused();
  await expect(slider).toHaveValue(String(last));
  await expect(list).toBeHidden();
});

test('playing goes on from the cursor by itself, can be paused, and ends in live', async ({
  page,
  server,
}) => {
  const { slider, last } = await setup(page, server.url);
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(inTimeline(page, 'Pause')).toBeVisible();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(1);
  await page.keyboard.press(' ');
  await expect(inTimeline(page, 'Play')).toBeVisible();
  const held = await slider.inputValue();
  expect(Number(held)).toBeLessThan(last);
  await expect.poll(() => eventInAddress(page)).toBe(held);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4×');
  await expect(slider, 'the speed moves nothing').toHaveValue(held);
  await inTimeline(page, 'Play').click();
  await expect(inTimeline(page, 'Back to live')).toHaveCount(0);
  await expect(slider).toHaveValue(String(last));
  await expect.poll(() => eventInAddress(page)).toBeNull();
});

test('chapters are stubs of the film with a word and their outcome, and lead to their first event', async ({
  page,
  server,
}) => {
  const { slider } = await setup(page, server.url);
  await expect(marks(page)).toHaveCount(2);
  await expect(marks(page).first()).toHaveAccessibleName(
    'Chapter 1, Browser: Log in as ada (refused). Log in as ada · 401',
  );
  await expect(marks(page).last()).toHaveAttribute('aria-current', 'step');
  await marks(page).last().click();
  const second = await slider.inputValue();
  await expect(slider).toHaveAttribute('aria-valuetext', 'Browser asks Server A: POST /api/login as ada');
  await marks(page).last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(marks(page).first()).toBeFocused();
  await expect(slider, 'the arrow keys of the strip are its own').toHaveValue(second);
  await page.keyboard.press('Enter');
  await expect(slider).toHaveValue('1');
});

test('only as many stubs are there as there is room for, and the others fold', async ({ page, server }) => {
  const { url, slider } = await setup(page, server.url);
  for (let asked = 0; asked < 20; asked += 1) await fetch(new URL('api/protected', url));
  await expect(page.locator('.timeline-count')).toHaveText(/^4\d of 4\d$/);
  const fold = (says: RegExp) => marks(page).filter({ hasText: says });
  await expect(fold(/^\d+ before$/)).toHaveCount(1);
  await expect(fold(/^\d+ after$/)).toHaveCount(0);
  expect(await marks(page).count()).toBeLessThan(14);
  const boxes = await marks(page).evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()),
  );
  for (const { width, height } of boxes) {
    expect(width).toBeGreaterThanOrEqual(44);
    expect(height).toBeGreaterThanOrEqual(28);
  }
  const bar = await page.getByRole('region', { name: 'Timeline' }).boundingBox();
  expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThan((bar?.x ?? 0) + (bar?.width ?? 0));
  await fold(/^\d+ before$/).click();
  await expect(fold(/^\d+ after$/)).toHaveCount(1);
  await expect(marks(page).and(page.locator('[aria-current]'))).toBeVisible();
  await page.keyboard.press('Home');
  await page.locator('.timeline-sentence').click();
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('1');
  await expect(fold(/^\d+ before$/)).toHaveCount(0);
});

test('Back takes a jump back, and steps are no steps of it', async ({ page, server }) => {
  const { slider, last } = await setup(page, server.url);
  const before = await page.evaluate(() => history.length);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(() => eventInAddress(page)).toBe(String(last - 4));
  expect(await page.evaluate(() => history.length)).toBe(before);
  await marks(page).first().click();
  expect(eventInAddress(page)).toBe('1');
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await expect(slider).toHaveValue(String(last - 4));
  await page.goForward();
  await expect(slider).toHaveValue('1');
  await page.keyboard.press('l');
  await expect.poll(() => eventInAddress(page)).toBeNull();
});

test('an address leads to its event, to the nearest one, or to live', async ({ page, server }) => {
  const { url, slider, last } = await setup(page, server.url);
  const go = async (query: string) => {
    await page.goto(new URL(`lessons/the-coat-check/hand-in${query}`, url).href);
    await seeConnected(page);
  };
  await go('?event=2');
  await expect(slider).toHaveValue('2');
  await page.reload();
  await expect(slider).toHaveValue('2');
  await go('?event=900');
  await expect(slider).toHaveValue(String(last));
  await expect.poll(() => eventInAddress(page)).toBe(String(last));
  await go('?event=two');
  await expect(slider).toHaveValue(String(last));
  await expect(inTimeline(page, 'Back to live')).toHaveCount(0);
  await page.goto(new URL('lessons/the-coat-check?event=3', url).href);
  await expect(slider, 'a lesson without a step keeps it too').toHaveValue('3');
  await page.getByRole('link', { name: /^Step 2/ }).click();
  await expect(inTimeline(page, 'Back to live'), 'another step is live').toHaveCount(0);
  expect(eventInAddress(page)).toBeNull();
});
