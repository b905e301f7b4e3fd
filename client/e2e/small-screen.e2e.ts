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

test('the page beneath the example stands still while it plays', async ({ page, server }) => {
  await page.goto(server.url);
  const example = page.locator('.example');
  const height = async () => (await example.boundingBox())?.height;
  await page.getByText(/^Browser asks .+login as ada\.$/).waitFor();
  const before = await height();
  await page.getByText(/stores session .+ at once\.$/).waitFor();
  expect(await height()).toBe(before);
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

test('the narrowest phones get every header whole', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 780 });
    for (const path of ['', 'stage', 'compare', 'lessons/the-coat-check/hand-in']) {
      await page.goto(`${url}${path}`);
      await expect(page.getByRole('combobox', { name: 'Light or dark' })).toBeInViewport({ ratio: 0.99 });
      // A page that is too wide would be drawn smaller instead.
      expect(await page.evaluate(() => innerWidth), `${width} px, ${path}`).toBe(width);
    }
  }
});

test('who takes part stays in sight, however page and diagram are scrolled', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  const area = page.locator('.diagram');
  const heads = area.locator('.diagram-heads');
  /** Scrolls the page until the diagram's top edge is so far above the window, and tells where the heads' edges are. */
  const headsAfter = async (above: number) => {
    await area.evaluate((element, by) => scrollBy(0, element.getBoundingClientRect().top + by), above);
    // A frame later, since what is driven by scrolling moves with the frames.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const { y, height } = (await heads.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
    return { top: y, bottom: y + height };
  };
  const tall = (await area.boundingBox())?.height ?? 0;
  for (const inner of [0, 1000]) {
    await area.evaluate((element, top) => element.scrollTo(0, top), inner);
    expect(Math.abs((await headsAfter(-100)).top - 100), 'where they belong').toBeLessThan(1);
    for (const above of [60, 200, Math.floor(tall) - 70]) {
      expect(Math.abs((await headsAfter(above)).top), `${above} pixels above`).toBeLessThan(1);
    }
    expect((await headsAfter(tall - 20)).bottom, 'not beneath the diagram').toBeLessThanOrEqual(20);
  }
});

test('choosing an arrow while the code is open leaves the diagram where it is', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  await openPanel(page, 'Code');
  const marked = page.locator('.code-line-marked');
  await expect(marked).toBeVisible();

  // The later one first: an arrow beyond the cursor is not there to be chosen.
  for (const { name, code } of [
    { name: /sets the cookie session_id$/, code: 'res.json(' },
    { name: /Server A stores session/, code: '.setex(' },
  ]) {
    const arrow = page.locator('.diagram').getByRole('button', { name }).first();
    await arrow.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const before = await page.evaluate(() => scrollY);
    await arrow.dispatchEvent('click');
    await expect(marked).toContainText(code);
    expect(await page.evaluate(() => scrollY), 'the page stays').toBe(before);
    await expect(arrow).toBeInViewport();
    // The line is about the middle of its panel all the same: how long lines break above it, CodeMirror only estimates.
    const line = await marked.boundingBox();
    const file = await page.locator('.code-view').boundingBox();
    const { y = 0, height = 0 } = file ?? {};
    expect(Math.abs((line?.y ?? 0) - y - height / 2), 'from the middle of the panel').toBeLessThan(
      height / 3,
    );
  }
});

test('a moment that is named far from the diagram is brought into sight', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  const refused = page.locator('.diagram').getByRole('button', { name: /401 Unauthorized$/ });
  for (const name of ['event 2', 'event 2']) {
    const moment = page.getByRole('button', { name, exact: true });
    await moment.scrollIntoViewIfNeeded();
    await expect(refused).not.toBeInViewport();
    await moment.click();
    await expect(refused).toBeInViewport();
    await expect(page).toHaveURL(/event=2$/);
  }
});

test('the timeline is worked with a thumb, in two rows that stay where they are', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  const bar = page.getByRole('region', { name: 'Timeline' });
  const controls = bar.locator('.timeline-controls').locator('button, select');
  const boxes = () =>
    controls.evaluateAll((all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { x, y: y + scrollY, width, height };
      }),
    );
  const live = await boxes();
  expect(live).toHaveLength(7);
  await bar.getByRole('button', { name: 'Event before' }).click();
  await expect(bar.getByRole('button', { name: 'Back to live' })).toBeVisible();
  const past = await boxes();
  expect(past.slice(0, 7), 'none moves').toEqual(live);
  for (const { width, height } of past) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  expect(new Set(past.map(({ y }) => Math.round(y))).size, 'rows').toBe(2);
});

/** More people than a phone has room for. */
async function crowd(url: string): Promise<void> {
  for (const agent of ['curl/8.7.1', 'Wget/1.25.0', 'python-requests/2.32.4']) {
    await fetch(new URL('api/protected', url), { headers: { 'user-agent': agent } });
  }
}

test('an edge of the diagram with more behind it says so', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  const area = page.locator('.diagram');
  const signs = () =>
    area
      .locator('.diagram-heads')
      .evaluate((heads) => ['::before', '::after'].map((part) => getComputedStyle(heads, part).visibility));
  const sideways = (left: number) => area.evaluate((element, x) => element.scrollTo({ left: x }), left);
  await expect.poll(signs, 'all fit').toEqual(['hidden', 'hidden']);

  await crowd(url);
  await seeDrawn(page, /answers Python/);
  await sideways(0);
  await expect.poll(signs, 'more to the right').toEqual(['hidden', 'visible']);
  await sideways(60);
  await expect.poll(signs, 'more on both sides').toEqual(['visible', 'visible']);
  await sideways(5000);
  await expect.poll(signs, 'more to the left').toEqual(['visible', 'hidden']);
});

test('a browser without scroll timelines shades such an edge all the same', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await crowd(url);
  await expect(page.locator('.diagram-heads li')).toHaveCount(6);
  await seeDrawn(page, /answers Python/);
  await page.evaluate(pretendNoScrollTimeline);
  const area = page.locator('.diagram');
  /** How dark each edge is, in the free ground above the first arrow. */
  const edges = async () => {
    const { x = 0, width = 0 } = (await area.boundingBox()) ?? {};
    const below = (await area.locator('.diagram-title').first().boundingBox()) ?? { y: 0, height: 0 };
    const strip = (left: number) => ({ x: left, y: below.y + below.height + 2, width: 3, height: 6 });
    const [left, right] = [strip(x), strip(x + width - 3)];
    const dark = async (clip: typeof left) =>
      page.evaluate(darkness, (await page.screenshot({ clip })).toString('base64'));
    return { left: (await dark(left)) > 20, right: (await dark(right)) > 20 };
  };
  await area.evaluate((element) => {
    element.scrollIntoView();
    element.scrollTo({ left: 0 });
  });
  expect(await edges()).toEqual({ left: false, right: true });
  await area.evaluate((element) => element.scrollTo({ left: 5000 }));
  expect(await edges()).toEqual({ left: true, right: false });
});

/** Leaves out what is for browsers with scroll timelines, and takes in what is for all others. */
const pretendNoScrollTimeline = () => {
  const isSupports = (rule: CSSRule) => rule instanceof CSSSupportsRule;
  for (const sheet of [...document.styleSheets]) {
    for (const rule of [...sheet.cssRules].filter(isSupports)) {
      if (!rule.conditionText.includes('animation-timeline')) continue;
      const isForOthers = rule.conditionText.startsWith('not');
      if (isForOthers)
        for (const { cssText } of [...rule.cssRules]) sheet.insertRule(cssText, sheet.cssRules.length);
      else while (rule.cssRules.length > 0) rule.deleteRule(0);
    }
  }
};

/** The greatest distance from white of any pixel's darkest part, 0 to 255, less that of the page's paper. */
const darkness = async (png: string): Promise<number> => {
  const picture = await createImageBitmap(
    new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]),
  );
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas?.drawImage(picture, 0, 0);
  const { data } = canvas?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
  return 239 - Math.min(...data);
};
