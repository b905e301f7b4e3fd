import { expect, type Page, test } from './fixtures.ts';

/** What is left of A4 and of Letter between the margins, in CSS pixels: the narrower and the shorter of both. */
const [width, height] = [688, 950];

const openHandout = async (page: Page, url: string, slug: string) => {
  await page.goto(new URL(`lessons/${slug}/handout`, url).href);
  const print = page.getByRole('button', { name: 'Print', exact: true });
  await expect(print).toHaveAttribute('aria-disabled', 'false', { timeout: 30_000 });
};

/** How many pages a PDF has. */
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const { slug, title, pictures } of [
  { slug: 'the-coat-check', title: 'The coat check', pictures: 6 },
  { slug: 'the-torn-stub', title: 'The torn stub', pictures: 12 },
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

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
    const drawn = await page.locator('.handout-picture svg').evaluateAll((all) =>
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

    for (const format of ['A4', 'Letter']) {
      const pages = pagesIn(await page.pdf({ format }));
      expect(pages, format).toBeGreaterThan(3);
      expect(pages, format).toBeLessThan(16);
    }
  });
}

test('all handouts are listed, and lead to each', async ({ page, server }) => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Handouts to print' }).click();
  await page.getByRole('link', { name: 'The torn stub' }).click();
  await expect(page).toHaveURL(/\/lessons\/the-torn-stub\/handout$/);
  await expect(page.getByRole('heading', { level: 3, name: 'With the mistake' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Mended' })).toBeVisible();
});

test('a handout says so where there is no such lesson, and fits a phone', async ({ page, server }) => {
  await page.goto(new URL('lessons/nothing/handout', server.url).href);
  await expect(page.getByText('There is no lesson of this name.')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await openHandout(page, server.url, 'the-coat-check');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
