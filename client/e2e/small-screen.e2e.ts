import { expect, type Page, test } from './fixtures.ts';
import { act, openLesson, openPanel, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** How far the page can be pushed sideways; 0 is none. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(scrollWidth, document.body.scrollWidth) - clientWidth;
  });

test('nothing sticks out sideways on a phone', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  expect(await overflow(page), 'landing page').toBe(0);

  const { url } = await openSandbox(server.url);
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => overflow(page), 'the sandbox’s entrance').toBe(0);

  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  expect(await overflow(page), 'lesson').toBe(0);
  for (const panel of ['Wire', 'Cookie jar', 'Store', 'Code'] as const) {
    await openPanel(page, panel);
    expect(await overflow(page), panel).toBe(0);
  }
  // A page that is too wide is drawn smaller on a phone, instead of sticking out.
  expect(await page.evaluate(() => innerWidth)).toBe(390);
});
