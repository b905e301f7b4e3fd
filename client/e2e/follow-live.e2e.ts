import { expect, type Page, test } from './fixtures.ts';
import { act, drawnArrows, openLesson } from './lesson-page.ts';
import { logInFromOutside, openSandbox, readTrace } from './sandbox.ts';

const toEnd = (page: Page) =>
  page
    .locator('.diagram')
    .evaluate((area) => Math.round(area.scrollHeight - area.scrollTop - area.clientHeight));

test('while live the diagram stays at its newest arrow, until the reader scrolls away', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1366, height: 700 });
  const { id, url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  const seeNewest = async () => {
    const { events } = await readTrace(server.url, id);
    await expect.poll(async () => Math.max(...(await drawnArrows(page)))).toBe(events.at(-1)?.number);
  };
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([
      logInFromOutside(url, { agent: 'curl/8.5.0' }),
      logInFromOutside(url, { agent: 'curl/8.5.0', password: 'wrong' }),
    ]);
    await seeNewest();
    await expect.poll(() => toEnd(page)).toBeLessThan(24);
  }

  // What is newest is taller than its room, whichever of the two came last before.
  await logInFromOutside(url, { agent: 'curl/8.5.0' });
  await seeNewest();
  await page.locator('.diagram').hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => toEnd(page)).toBeGreaterThan(100);
  const before = await page.locator('.diagram').evaluate((area) => area.scrollTop);
  await logInFromOutside(url, { agent: 'curl/8.5.0', password: 'wrong' });
  await seeNewest();
  expect(await page.locator('.diagram').evaluate((area) => area.scrollTop)).toBe(before);
});
