import { expect, type Page, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

/** What is left of A4 and of Letter between the margins, in CSS pixels: the narrower and the shorter of both. */
const [width, height] = [702, 980];

const openHandout = async (page: Page, url: string, slug: string) => {
  await page.goto(new URL(`lessons/${slug}/handout`, url).href);
  const print = page.getByRole('button', { name: 'Print', exact: true });
  await expect(print).toHaveAttribute('aria-disabled', 'false', { timeout: 90_000 });
};

/** What is fetched late comes late where the machine has much else to do. */
const patient = { timeout: 45_000 };

/** How many pages a PDF has. */
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const { slug, title, pictures, sheets } of [
  { slug: 'the-coat-check', title: 'The coat check', pictures: 6, sheets: { A4: 4, Letter: 4 } },
  { slug: 'no-closing-time', title: 'No closing time', pictures: 10, sheets: { A4: 5, Letter: 5 } },
  { slug: 'the-torn-stub', title: 'The torn stub', pictures: 10, sheets: { A4: 6, Letter: 6 } },
  { slug: 'the-sealed-letter', title: 'The sealed letter', pictures: 20, sheets: { A4: 8, Letter: 9 } },
]) {
  test(`${title}: a handout without a sandbox, whose pictures fit the paper, with the answers last`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openHandout(page, server.url, slug);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(await page.locator('.handout-picture').count()).toBeGreaterThanOrEqual(pictures);
    await expect(page.locator('.handout-picture:not(:has(svg))')).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    const set = await page
      .locator('.handout-drawn > svg')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontFamily));
    expect(set.length).toBeGreaterThanOrEqual(pictures);
    for (const family of set) expect(family, 'in the page’s own typeface').toMatch(/^"?Spline Sans Mono/);

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
    const drawn = await page.locator('.handout-drawn > svg').evaluateAll((all) =>
      all.map((one) => {
        const { width: across, height: down } = one.getBoundingClientRect();
        const letters = (14 * across) / (one as SVGSVGElement).viewBox.baseVal.width;
        return { across, down, letters };
      }),
    );
    for (const one of drawn) {
      expect(one.across).toBeLessThanOrEqual(width);
      expect(one.down).toBeLessThanOrEqual(height);
      expect(one.letters, 'legible, in CSS pixels').toBeGreaterThan(8);
    }
    const ink = await page.locator('.handout h1').evaluate((one) => getComputedStyle(one).color);
    expect(ink, 'dark ink, whatever the theme').toBe('rgb(20, 67, 47)');
    const last = page.locator('.handout > :last-child');
    await expect(last).toHaveAccessibleName('Answers');
    expect(await last.evaluate((one) => getComputedStyle(one).breakBefore)).toBe('page');

    for (const format of ['A4', 'Letter'] as const) {
      const pages = pagesIn(await page.pdf({ format }));
      expect(pages, format).toBeGreaterThan(1);
      expect(pages, format).toBeLessThanOrEqual(sheets[format]);
    }
  });
}

test('all handouts are listed, and lead to each', async ({ page, server }) => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Handouts to print' }).click();
  await page.getByRole('link', { name: 'The torn stub' }).click(patient);
  await expect(page).toHaveURL(/\/lessons\/the-torn-stub\/handout$/);
  await expect(page.getByRole('heading', { level: 3, name: 'With the mistake' })).toBeVisible(patient);
  await expect(page.getByRole('heading', { level: 3, name: 'Mended' })).toBeVisible();
});

test('a lab’s two runs stand beside each other, row by row, with the line of code that made them differ', async ({
  page,
  server,
}) => {
  await openHandout(page, server.url, 'the-torn-stub');
  const runs = page.getByRole('region', { name: 'Both runs' });
  const [broken, mended] = ['With the mistake', 'Mended'].map((name) => runs.getByRole('figure', { name }));
  if (!broken || !mended) throw new Error('Two runs were asked for.');
  await expect(broken).toContainText('Thief: 200, served, which must not be.');
  await expect(mended).toContainText('Thief: 401, turned away, as it should be.');
  const picture = '.handout-drawn > svg';
  await expect(mended.locator(picture)).toContainText('DEL');
  await expect(broken.locator(picture)).not.toContainText('DEL');
  const boxes = await runs
    .locator(picture)
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  expect(boxes.map(({ y, height: tall }) => [y, tall])).toEqual(
    [boxes, boxes].map(() => [boxes[0].y, boxes[0].height]),
  );
  const line = runs.getByRole('region', { name: 'The line that differs' });
  await expect(line.locator('[data-sign="minus"]')).toContainText("logout: 'clears-cookie'");
  await expect(line.locator('[data-sign="plus"]')).toContainText("logout: 'deletes'");
});

test('a handout whose record cannot be fetched says so, and comes by its button when it can', async ({
  page,
  server,
  consoleWatch,
}) => {
  // What the browser itself notes of what does not come.
  consoleWatch.allow(/Failed to load resource/);
  await page.goto(new URL('handouts', server.url).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Handouts' })).toBeVisible(patient);
  // No time passes, so that it is the button's doing.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  const record = (url: URL) => /\/assets\/the-torn-stub-[\w-]+\.js$/.test(url.pathname);
  let refused = 0;
  await page.route(record, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.getByRole('link', { name: 'The torn stub' }).click();
  const trouble = page.getByRole('alert');
  await expect(trouble).toHaveText(/^Could not fetch the handout: the server does not answer\./, patient);
  expect(refused).toBeGreaterThan(0);
  await page.unroute(record);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The torn stub' })).toBeVisible(patient);
  await expect(trouble).toHaveCount(0);
});

test('a handout says so where there is no such lesson, and fits a phone', async ({ page, server }) => {
  await page.goto(new URL('lessons/nothing/handout', server.url).href);
  await expect(page.getByText('There is no lesson of this name.')).toBeVisible(patient);
  await page.setViewportSize({ width: 390, height: 844 });
  await openHandout(page, server.url, 'the-coat-check');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
