import { expect, type Page, test } from './fixtures.ts';
import { openLesson, openPanel } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

/** What a finger must not miss is at least so large, in CSS pixels. */
const least = 44;

/** Smaller by intent: stubs and slider of the film, links within text, pills within a row, arrows, and what is only for readers. */
const smaller =
  '.chapter-stub, .scrubber-handle, p a, li a, p button, .prose *, .diagram *, .code-view *, .skip-link, .cm-editor *, .link-button';

/** All that can be pressed, in sight, and is too small for a finger: its name and size. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ size, except }) =>
      [...document.querySelectorAll<HTMLElement>('button, a[href], select, summary, [role="tab"]')]
        .filter((one) => !one.matches(except) && one.checkVisibility({ visibilityProperty: true }))
        .flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          const name = one.getAttribute('aria-label') ?? one.textContent ?? '';
          const isSmall = width > 0 && (width < size - 0.5 || height < size - 0.5);
          return isSmall ? [`${name.trim().slice(0, 40)}: ${Math.round(width)} × ${Math.round(height)}`] : [];
        }),
    { size: least, except: smaller },
  );

for (const [width, height] of [
  [1440, 900],
  [390, 664],
] as const) {
  test(`what is pressed on a lesson’s page is large enough for a finger at ${width} px`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height });
    const { url } = await openSandbox(server.url);
    await openLesson(page, url);
    await page.evaluate((api) => fetch(api).then(() => undefined), `${url}api/protected`);
    await expect(page.locator('.diagram svg [data-of]').first()).toBeVisible();
    expect(await tooSmall(page)).toEqual([]);
    await openPanel(page, 'Wire');
    expect(await tooSmall(page), 'drawer').toEqual([]);
  });
}
