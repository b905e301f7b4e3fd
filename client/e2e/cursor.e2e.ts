import { expect, type Page, test } from './fixtures.ts';
import { act, drawn, openLesson, seeDrawn } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

/** What the diagram shows of the instant, and whether anything was drawn for it. */
const instant = (page: Page) =>
  page.locator('.diagram').evaluate((diagram) => {
    // Mermaid writes notes before arrows, so their order in the document says nothing.
    const numbers = (selector: string) =>
      [
        ...new Set(
          [...diagram.querySelectorAll(selector)].map((part) => Number(part.getAttribute('data-of'))),
        ),
      ].sort((a, b) => a - b);
    const selected = diagram.querySelector('.is-selected')?.getBoundingClientRect();
    const view = diagram.getBoundingClientRect();
    return {
      selected: numbers('.is-selected[data-of]'),
      future: numbers('.is-future[data-of], [data-when="future"] [data-of]'),
      heard: numbers('[role="button"][data-of]').filter(
        (number) => !diagram.querySelector(`[role="button"][data-of="${number}"]`)?.closest('[aria-hidden]'),
      ),
      stops: diagram.querySelectorAll('[tabindex="0"]:not(.diagram-band *)').length,
      isInSight: !selected || (selected.top >= view.top && selected.bottom <= view.bottom),
    };
  });

/** Leaves a mark on every picture, which a new drawing would not have. */
const brand = (page: Page) =>
  page.locator('.diagram-picture > svg').evaluateAll((pictures) => {
    for (const picture of pictures) picture.setAttribute('data-branded', '');
  });
const branded = (page: Page) =>
  page.locator('.diagram-picture > svg').evaluateAll((pictures) => ({
    kept: pictures.filter((picture) => picture.hasAttribute('data-branded')).length,
    all: pictures.length,
  }));

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

test('the cursor dims what comes later, without a new drawing, and nothing that arrives moves it', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await act(page, 'Try a wrong password', 401);
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  const count = (await drawn(page)).length;
  expect(await instant(page)).toMatchObject({ selected: [], future: [], stops: 1 });

  await brand(page);
  for (let cursor = count - 1; cursor >= 1; cursor -= 1) {
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.diagram .is-selected').first()).toHaveAttribute('data-of', String(cursor));
    expect(await instant(page)).toEqual({
      selected: [cursor],
      future: upTo(count, cursor + 1),
      heard: upTo(cursor),
      stops: 1,
      isInSight: true,
    });
  }
  const before = await branded(page);
  expect(before.kept).toBe(before.all);

  await fetch(new URL('api/protected', url), { headers: { 'user-agent': 'Mozilla/5.0' } });
  await expect(page.locator('.diagram-fold[data-run="after"]')).toHaveText(
    /^1 chapter, \d arrows after this$/,
  );
  expect(await instant(page)).toMatchObject({ selected: [1], heard: [1], isInSight: true });

  await page.keyboard.press('l');
  await expect(page.locator('.diagram .is-selected')).toHaveCount(0);
  expect((await instant(page)).future).toEqual([]);
});

test('the diagram is one stop for the keyboard, and its focus goes with the cursor', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await openLesson(page, url);
  await expect(page.locator('.diagram')).toHaveAttribute('tabindex', '0');
  await act(page, 'Hand in the coat', 200);
  await seeDrawn(page, /sets the cookie session_id$/);
  await expect(page.locator('.diagram')).not.toHaveAttribute('tabindex');
  const count = (await drawn(page)).length;
  const arrow = (number: number) => page.locator(`.diagram svg [role="button"][data-of="${number}"]`);

  await arrow(count).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(arrow(count - 2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(arrow(count - 2)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(arrow(count - 2), 'what has not happened yet is out of reach').toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(arrow(count - 1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(arrow(1)).toBeFocused();
  await page.keyboard.press('l');
  await expect(page.locator('.diagram .is-selected')).toHaveCount(0);
});
