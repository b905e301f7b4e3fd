import { expect, test } from './fixtures.ts';
import { changeSettings, logInFromOutside, openSandbox } from './sandbox.ts';
import { measureDiagram, openStage, openStageAfterLogins } from './stage-page.ts';

const post = (address: string, path: string, body: unknown) =>
  fetch(new URL(path, address), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Mozilla/5.0',
      origin: new URL(address).origin,
    },
    body: JSON.stringify(body),
  });

test('a room can read the diagram on any projector, and none of it is out of sight', async ({
  page,
  server,
}) => {
  const { id, url } = await openStageAfterLogins(page, server.url);
  const seeOnEach = async (columns: number) => {
    await expect(page.locator('.diagram-heads li')).toHaveCount(columns);
    for (const [width, height, least] of [
      [1280, 720, 15],
      [1920, 1080, 23],
      [2560, 1440, 31],
    ] as const) {
      await page.setViewportSize({ width, height });
      const size = `${columns} columns, ${width} by ${height}`;
      await expect.poll(async () => (await measureDiagram(page)).hidden, size).toBe(0);
      await expect.poll(async () => (await measureDiagram(page)).text, size).toBeGreaterThanOrEqual(least);
      const tooFar = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        document.documentElement.scrollHeight - innerHeight,
      ]);
      expect(tooFar, size).toEqual([0, 0]);
    }
  };
  await seeOnEach(3);
  await changeSettings(server.url, id, { servers: ['A', 'B'] });
  for (let times = 0; times < 2; times++)
    await fetch(new URL('api/protected', url), { headers: { 'user-agent': 'Mozilla/5.0' } });
  await seeOnEach(4);
});

test('the numbers of tickets and the words of arrows are thirty pixels high on a projector', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openStageAfterLogins(page, server.url);
  const sizes = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((texts) =>
        texts.map(
          (text) =>
            Number.parseFloat(getComputedStyle(text).fontSize) *
            ((text as SVGTextElement).getScreenCTM()?.d ?? 1),
        ),
      );
  for (const selector of ['.diagram .messageText', '.scene .scene-number', '.scene .scene-plate-number']) {
    await expect.poll(async () => (await sizes(selector)).length, selector).toBeGreaterThan(0);
    // A ticket in a hand is held askew, which takes less than a pixel from it.
    for (const size of await sizes(selector)) expect(size, selector).toBeGreaterThanOrEqual(29);
  }
});

test('columns stand beneath their heads, however long a name is', async ({ page, server }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const { id, url } = await openSandbox(server.url);
  await logInFromOutside(url);
  const answer = await post(server.url, `api/sandboxes/${id}/devices`, {
    name: 'Grandmother’s laptop',
    kind: 'device',
  });
  const device: { id: string } = await answer.json();
  await post(server.url, `api/sandboxes/${id}/devices/${device.id}/requests`, {
    method: 'GET',
    path: '/api/protected',
  });
  await openStage(page, url);
  const head = page.locator('.diagram-heads li').first();
  const line = page.locator('.diagram [data-et="message"][data-from="device"]').first();
  await expect(line).toBeAttached();
  const end = await line.evaluate((drawn) => drawn.getBoundingClientRect().left);
  const box = await head.boundingBox();
  expect(Math.abs(end - ((box?.x ?? 0) + (box?.width ?? 0) / 2))).toBeLessThan(3);
});

test('what a presenter needs is one line on any projector, also while it holds', async ({ page, server }) => {
  const { url } = await openStageAfterLogins(page, server.url);
  await page.getByRole('button', { name: 'Hold' }).click();
  await logInFromOutside(url);
  await expect(page.getByRole('status', { name: 'In the wings' })).toContainText('in the wings');
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    const tops = await page.locator('.stage-house').evaluate((row) =>
      [...row.querySelectorAll(':is(a, button, select)')]
        .map((one) => one.getBoundingClientRect())
        .filter((box) => box.width > 0)
        .map(({ top, height }) => Math.round(top + height / 2)),
    );
    expect(Math.max(...tops) - Math.min(...tops), `${width} wide`).toBeLessThan(12);
  }
});

test('the film’s slider is as long as the row it stands on, at every width', async ({ page, server }) => {
  await openStageAfterLogins(page, server.url);
  for (const width of [390, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const slider = await page.getByRole('slider', { name: 'Event shown' }).boundingBox();
    expect(slider, `${width} px`).toMatchObject({ x: 0, width });
  }
});
