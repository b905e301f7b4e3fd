import { expect, type Page, test } from './fixtures.ts';
import { act, again, closePanels, openLesson, openPanel, seeDrawn } from './lesson-page.ts';
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
  for (const panel of ['Wire', 'Jar', 'Store', 'Code'] as const) {
    await openPanel(page, panel);
    expect(await overflow(page), panel).toBe(0);
  }
  await closePanels(page);
  // A page that is too wide is drawn smaller on a phone, instead of sticking out.
  expect(await page.evaluate(() => innerWidth)).toBe(390);

  await page.keyboard.press('ArrowLeft');
  const back = page.getByRole('button', { name: 'Back to live' });
  await expect(back).toBeVisible();
  const counted = await page.locator('.timeline-count').evaluate((count) => {
    const text = document.createRange();
    text.selectNodeContents(count);
    return text.getBoundingClientRect().right;
  });
  expect(counted, 'the count ends before the way back').toBeLessThan((await back.boundingBox())?.x ?? 0);
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

/** Where the things are that belong together, in CSS pixels from the top of the window. */
const edges = async (page: Page, ...places: string[]) => {
  const boxes = await Promise.all(places.map((place) => page.locator(place).first().boundingBox()));
  return boxes.map((box) => ({
    top: box?.y ?? Number.NaN,
    bottom: (box?.y ?? 0) + (box?.height ?? Number.NaN),
  }));
};

for (const height of [844, 664]) {
  test(`picture and text share a phone of ${height} px, and neither pushes the other away`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width: 390, height });
    const { url } = await openSandbox(server.url);
    await openLesson(page, url);
    await act(page, 'Try a wrong password', 401);
    await act(page, 'Hand in the coat', 200);
    await seeDrawn(page, /sets the cookie session_id$/);
    const [header, picture, sheet] = await edges(page, '.page-header', '.diagram', '.workspace-side');
    expect(header?.bottom).toBeLessThanOrEqual(50);
    expect(picture?.top).toBeCloseTo(header?.bottom ?? 0, -1);
    expect(sheet?.top).toBeCloseTo(picture?.bottom ?? 0, -1);
    expect(sheet?.bottom).toBe(height);
    expect((sheet?.bottom ?? 0) - (sheet?.top ?? 0)).toBeLessThan(height * 0.42);
    // The page itself does not scroll, whatever is in its parts.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    await expect(page.locator('.diagram').getByRole('button', { name: /sets the cookie/ })).toBeInViewport();
    await expect(page.locator('.diagram-heads')).toBeInViewport({ ratio: 1 });

    const handle = page.getByRole('button', { name: 'The whole text' });
    await handle.click();
    await expect(handle).toHaveAttribute('aria-expanded', 'true');
    const [up] = await edges(page, '.workspace-side');
    expect(up?.top).toBeCloseTo(header?.bottom ?? 0, -1);
    await again(page, 'Hand in the coat', 200);
    await expect(handle, 'what happens is to be seen').toHaveAttribute('aria-expanded', 'false');
  });
}

test('a finger draws the text up over the picture, and down again', async ({ page, server }) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  const handle = page.getByRole('button', { name: 'The whole text' });
  const finger = await page.context().newCDPSession(page);
  const draw = async (way: number) => {
    const { x = 0, y = 0, width = 0, height = 0 } = (await handle.boundingBox()) ?? {};
    const [left, top] = [x + width / 2, y + height / 2];
    const touch = (type: 'touchStart' | 'touchMove', by: number) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: left, y: top + by }] });
    await touch('touchStart', 0);
    for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', way * part);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  // Before it is drawn: of a finger that comes right after a swift one a browser takes no tap.
  await handle.tap();
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  await draw(200);
  await expect(handle).toHaveAttribute('aria-expanded', 'false');
  await draw(-200);
  await expect(handle).toHaveAttribute('aria-expanded', 'true');
  await draw(200);
  await expect(handle).toHaveAttribute('aria-expanded', 'false');
});

test('the drawer is drawn up over the picture, and Escape leads back to where it was opened', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  const arrow = page.locator('.diagram').getByRole('button', { name: /Server A stores session/ });
  await arrow.dispatchEvent('click');
  await expect(page.getByRole('dialog', { name: 'Details' }), 'the picture stays in sight').toHaveCount(0);
  await openPanel(page, 'Code');
  const marked = page.locator('.code-line-marked');
  await expect(marked).toContainText('.setex(');
  // The line is about the middle of its panel: how long lines break above it, CodeMirror only estimates.
  const line = await marked.boundingBox();
  const { y = 0, height = 0 } = (await page.locator('.code-view').boundingBox()) ?? {};
  expect(Math.abs((line?.y ?? 0) - y - height / 2), 'from the middle of the panel').toBeLessThan(height / 3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Details' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Look inside' })).toBeFocused();
  // The arrow that is shown already has nothing more to show in the picture.
  await arrow.dispatchEvent('click');
  await expect(page.getByRole('dialog', { name: 'Details' })).toBeVisible();
});

test('a beat that is done leads back to its moment, which is brought into sight', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await page.getByRole('button', { name: 'The whole text' }).click();
  await page.getByRole('button', { name: /^Try a wrong password/ }).click();
  await expect(page.locator('.diagram').getByRole('button', { name: /401 Unauthorized$/ })).toBeInViewport();
  await expect(page).toHaveURL(/event=2$/);
});

/** People who come one after another. */
async function crowd(url: string): Promise<void> {
  for (const agent of ['curl/8.7.1', 'Wget/1.25.0', 'python-requests/2.32.4']) {
    await fetch(new URL('api/protected', url), { headers: { 'user-agent': agent } });
  }
}

/** A fourth lane, which is one more than there is room for. */
async function callBack(page: Page, name: string): Promise<void> {
  await page.getByTitle(`Bring back the lane of ${name}`).click();
  await expect(page.locator('.diagram-heads li')).toHaveCount(4);
}

test('an edge of the diagram with more behind it says so', async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 700 });
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
  await callBack(page, 'Wget');
  await sideways(0);
  await expect.poll(signs, 'more to the right').toEqual(['hidden', 'visible']);
  await sideways(20);
  await expect.poll(signs, 'more on both sides').toEqual(['visible', 'visible']);
  await sideways(5000);
  await expect.poll(signs, 'more to the left').toEqual(['visible', 'hidden']);
});

test('a browser without scroll timelines shades such an edge all the same', async ({ page, server }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await crowd(url);
  await seeDrawn(page, /answers Python/);
  await callBack(page, 'Wget');
  await page.evaluate(pretendNoScrollTimeline);
  const area = page.locator('.diagram');
  /** How dark each edge is, in the free ground above an arrow of the present chapter, over which no veil lies. */
  const edges = async () => {
    const { x = 0, width = 0 } = (await area.boundingBox()) ?? {};
    const below = (await area.locator('.diagram-title').last().boundingBox()) ?? { y: 0, height: 0 };
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
