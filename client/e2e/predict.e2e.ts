import { expect, type Page, test } from './fixtures.ts';
import { act, openLesson, seeBeatDone } from './lesson-page.ts';
import { openSandbox } from './sandbox.ts';

const question = (page: Page) =>
  page.getByRole('group', { name: 'Where will the arrow go from the server?' });
const option = (page: Page, name: RegExp) => question(page).getByRole('radio', { name });
const result = (page: Page) => page.locator('.beat').getByRole('status', { name: 'Result' });
/** Presses what stands beside the button of a choice, as people do. */
const say = (page: Page, text: string) => question(page).getByText(text).click();
/** The letters in the picture, below all that has happened. */
const next = (page: Page) => page.locator('.diagram-next .diagram-ghost-letter');
const beside = (page: Page) => page.locator('.diagram-event + .diagram-beside');

/** Opens the beat that asks where the arrow will go. */
async function openQuestion(page: Page, serverUrl: string): Promise<string> {
  const { url } = await openSandbox(serverUrl);
  await openLesson(page, url, 'hand-in');
  await act(page, 'Try a wrong password', 401);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(question(page)).toBeVisible();
  return url;
}

const middleOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`There is no ${selector}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a wrong guess stays beside what really came until the beat is left, and the press does the same as ever', async ({
  page,
  server,
}) => {
  await openQuestion(page, server.url);
  await expect(next(page)).toHaveText(['A', 'B']);
  // Each between the lanes that its arrow would join.
  const [a, b] = [
    await middleOf(page, '.diagram-next circle >> nth=0'),
    await middleOf(page, '.diagram-next circle >> nth=1'),
  ];
  const lanes = await page
    .locator('.diagram-heads li')
    .evaluateAll((heads) =>
      heads.map((head) => head.getBoundingClientRect()).map(({ x, width }) => x + width / 2),
    );
  const [browser = 0, one = 0, store = 0] = lanes;
  expect(Math.abs(a.x - (browser + one) / 2)).toBeLessThan(4);
  expect(Math.abs(b.x - (one + store) / 2)).toBeLessThan(4);

  await say(page, 'Back to the browser');
  await expect(page.locator('.diagram-next .is-said')).toHaveText('A');

  await page.getByRole('button', { name: 'Hand in the coat' }).click();
  await expect(page.locator('.diagram [data-of="3"]')).toBeVisible();
  await expect(next(page)).toHaveCount(0);
  await seeBeatDone(page);
  await expect(result(page)).toContainText('200');
  await expect(result(page)).toContainText(
    'You said A, back to the browser. The arrow went to the session store.',
  );
  await expect(beside(page)).toHaveText('A');
  // In the row of the store's arrow, and on the side where none came.
  const ghost = await middleOf(page, '.diagram-beside circle');
  const chip = await middleOf(page, '.diagram-event:has(+ .diagram-beside) .diagram-chip');
  expect(Math.abs(ghost.y - chip.y)).toBeLessThan(4);
  expect(ghost.x).toBeLessThan(one);
  expect(chip.x).toBeGreaterThan(one);

  await page.reload();
  await seeBeatDone(page);
  await expect(question(page)).toHaveCount(0);
  await expect(beside(page)).toHaveCount(0);
  await expect(result(page)).not.toContainText('You said');
});

test('a right guess is told, and leaves no ghost', async ({ page, server }) => {
  await openQuestion(page, server.url);
  await say(page, 'Back to the browser');
  await say(page, 'To the session store');
  await expect(option(page, /To the session store/)).toBeChecked();
  await page.getByRole('button', { name: 'Hand in the coat' }).click();
  await seeBeatDone(page);
  await expect(result(page)).toContainText('B, as you said: to the session store.');
  await expect(page.locator('.diagram-ghost')).toHaveCount(0);
});

test('nobody has to guess', async ({ page, server }) => {
  await openQuestion(page, server.url);
  await page.getByRole('button', { name: 'Hand in the coat' }).click();
  await seeBeatDone(page);
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator('.beat')).not.toContainText(/You said|as you said/);
  await expect(page.locator('.diagram-ghost')).toHaveCount(0);
});

test('the keyboard says it as in any group of radio buttons, and moves nothing else', async ({
  page,
  server,
}) => {
  await openQuestion(page, server.url);
  await option(page, /Back to the browser/).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(option(page, /To the session store/)).toBeChecked();
  await expect(option(page, /To the session store/)).toBeFocused();
  await expect(page.locator('.timeline-bar')).toHaveAttribute('data-live', 'true');
  const button = page.getByRole('button', { name: 'Hand in the coat' });
  for (let tabs = 0; tabs < 6 && !(await button.evaluate((one) => one === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await seeBeatDone(page);
  await expect(result(page)).toContainText('B, as you said');
});

/** Whether one sees all of an element: its foot and its head are what a finger would meet there. */
const isUncovered = (element: Element) => {
  const { left, top, bottom, width } = element.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint(left + width / 2, y)));
};

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the ghosts stand above the sheet, and the choices fit a finger', async ({ page, server }) => {
    await openQuestion(page, server.url);
    for (const circle of await page.locator('.diagram-next circle').all())
      await expect(circle).toBeInViewport({ ratio: 1 });
    const sheet = await page.locator('.workspace-side').boundingBox();
    expect((await middleOf(page, '.diagram-next circle')).y).toBeLessThan((sheet?.y ?? 0) - 12);
    for (const label of await page.locator('.prediction-option').all()) {
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect(await label.evaluate(isUncovered), 'nothing lies over an answer').toBe(true);
    }
    const before = (await page.locator('.prediction-option').last().boundingBox())?.height;
    await page.locator('.prediction-option', { hasText: 'Back to the browser' }).tap();
    expect(
      (await page.locator('.prediction-option').last().boundingBox())?.height,
      'nothing moves when one is chosen',
    ).toBe(before);
    await page.getByRole('button', { name: 'Hand in the coat' }).tap();
    await seeBeatDone(page);
    await expect(result(page)).toContainText('You said A');
    await expect(beside(page)).toHaveText('A');
  });
});
