import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openSandbox } from './sandbox.ts';

const card = (page: Page) => page.locator('.question-card');
const told = (page: Page) => page.locator('.question-told');
const send = (page: Page) => page.getByRole('button', { name: 'Send it and see' });
/** Presses what stands beside the button of a choice, as people do. */
const say = (page: Page, text: RegExp) => card(page).getByText(text).click();

/** Answers in the page only once all arrows of the run have been drawn: so they are not waited for. */
const hurry = async (page: Page) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
};

const settingsOf = async (url: string) => {
  const id = new URL(url).pathname.split('/')[2];
  const status = await (await fetch(new URL(`/api/sandboxes/${id}`, url))).json();
  return status.settings;
};

test.use({ actionTimeout: 15_000 });

test('a wrong prediction is really run and told in one sentence; the settings come back, a reload keeps the answer, and the question comes again', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await hurry(page);
  const before = await settingsOf(url);
  await page.goto(new URL('practice/ended-at-once/cookie-cleared-only', url).href);
  await expect(send(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('.story')).toContainText('0 of 7 answered');
  await expect(card(page)).toContainText('Set for it: logout clears the cookie only.');
  await say(page, /^401, and your jar is empty/);
  await send(page).click();
  await expect(told(page)).toContainText(
    'You said “401, and your jar is empty”; what came is “200, and your jar is empty”.',
    { timeout: 60_000 },
  );
  await expect(card(page)).toContainText('But who should have told the store?');
  await expect(page.locator('.story')).toContainText('1 of 7 answered');
  await expect(page.locator('.diagram')).toContainText('Log out');
  await expect.poll(() => settingsOf(url)).toEqual(before);

  await page.reload();
  await expect(told(page)).toContainText('what came is “200, and your jar is empty”');
  await page.goto(new URL('practice', url).href);
  await page.getByRole('link', { name: 'One to look at again' }).click();
  await expect(card(page)).toContainText('This server clears the cookie');
  await expect(told(page)).toBeEmpty();
  // Missed once more, it is the only one that is left.
  await say(page, /^200, and your ticket is still in the jar/);
  await send(page).click();
  await expect(told(page)).toContainText('You said “200, and your ticket', { timeout: 60_000 });
  await page.getByRole('link', { name: 'Once more' }).click();
  await expect(told(page)).toBeEmpty();
  await say(page, /^200, and your jar is empty/);
  await send(page).click();
  await expect(told(page)).toContainText('You said so, and so it came.', { timeout: 60_000 });
  await page.getByRole('link', { name: 'That was the last' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing to look at again' })).toBeVisible();
});

test('things are put in order by the keyboard alone, each move is said, and the run tells how they really came', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await hurry(page);
  await page.goto(new URL('practice/several-servers/two-servers-in-order', url).href);
  const list = page.getByRole('list', { name: 'First to last' });
  const names = async () => list.locator('.order-text').allTextContents();
  const wanted = [
    'Your login comes',
    'It has the session written',
    '200, with a ticket',
    'Your next request',
    'It looks your number up',
    'The store hands over',
  ];
  for (const [place, name] of wanted.entries()) {
    const up = list.getByRole('button', { name: `Up: ${name}` });
    await up.focus();
    for (let at = (await names()).findIndex((text) => text.startsWith(name)); at > place; at -= 1) {
      await page.keyboard.press('ArrowUp');
      await expect(up).toBeFocused();
      await expect(card(page).getByText(`Now ${at} of 6.`)).toBeAttached();
    }
  }
  await send(page).focus();
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText('You said so, and in this order it came.', { timeout: 60_000 });
  await expect(told(page)).toBeFocused();
});

test('things are dragged into their order by a mouse, and what was not sent yet outlives a reload', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('practice/several-servers/two-servers-in-order', url).href);
  const items = page.getByRole('list', { name: 'First to last' }).getByRole('listitem');
  const names = () => items.locator('.order-text').allTextContents();
  const pick = async (from: number) => {
    await items.nth(from).locator('.order-text').hover();
    await page.mouse.down();
    await expect(items.nth(from)).toHaveAttribute('data-dragged', 'true');
  };
  const moveTo = async (place: number) => {
    const box = await items.nth(place).boundingBox();
    if (!box) throw new Error('The list is not there.');
    await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 8 });
  };
  await expect(items).toHaveCount(6);
  const [a, b, c, ...rest] = await names();
  await pick(2);
  await moveTo(0);
  await expect.poll(names).toEqual([c, a, b, ...rest]);
  await page.mouse.up();
  await expect(card(page).getByText(`${c} Now 1 of 6.`)).toBeAttached();

  await pick(0);
  await moveTo(2);
  await expect.poll(names).toEqual([a, b, c, ...rest]);
  await page.keyboard.press('Escape');
  await expect.poll(names).toEqual([c, a, b, ...rest]);
  await page.mouse.up();

  await page.reload();
  await expect(items).toHaveCount(6);
  expect(await names()).toEqual([c, a, b, ...rest]);
  await page.goto(new URL('practice/ended-at-once/cookie-cleared-only', url).href);
  await say(page, /^401, and your jar is empty/);
  const chosen = card(page).getByRole('radio', { name: /^401, and your jar is empty/ });
  await expect(chosen).toBeChecked();
  await page.reload();
  await expect(chosen).toBeChecked();
  await expect(send(page)).toHaveAttribute('aria-disabled', 'false');
});

test('by the keyboard a choice is answered and its run is seen: the focus goes with what there is to press and to read', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await hurry(page);
  await page.goto(new URL('practice/ended-at-once/why-at-once', url).href);
  await card(page)
    .getByRole('button', { name: /^Every request looks/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(told(page)).toBeFocused();
  await expect(told(page)).toContainText('That is it.');
  await expect(page.getByRole('link', { name: 'Everywhere at once' })).toHaveAttribute(
    'href',
    /\/lessons\/closing-time\/everywhere-at-once$/,
  );
  await card(page).getByRole('button', { name: 'See it happen' }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('button', { name: 'Skip the arrows' })).toBeFocused();
  await expect(told(page), 'what was told stays while it is shown').toContainText('That is it.');
  const shown = card(page).getByRole('list', { name: 'What the run has shown' });
  await expect(shown).toBeFocused({ timeout: 60_000 });
  await expect(shown).toContainText('The next look finds nothing under the same number.');
  await card(page).getByRole('button', { name: 'Answer anew' }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('group')).toBeFocused();

  await page.goto(new URL('practice/ended', url).href);
  await page.getByRole('link', { name: 'To all questions' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
});

test('on a phone a question is read with its answers, and as it is run the picture gets the room', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await hurry(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(new URL('practice/ended-at-once/cookie-cleared-only', url).href);
  const answers = card(page).locator('label');
  await expect(answers.last()).toBeInViewport({ ratio: 1 });
  await answers.first().click();
  await send(page).click();
  await expect(card(page)).toContainText('Seen at event', { timeout: 60_000 });
  const arrow = page.locator('.diagram').getByText('200 OK').last();
  await expect(arrow).toBeInViewport({ ratio: 1 });
  const [sheet, label] = [await page.locator('.workspace-side').boundingBox(), await arrow.boundingBox()];
  expect(label && sheet && label.y + label.height, 'above the sheet').toBeLessThan(sheet?.y ?? 0);
});

test('a link to a topic leads each visitor to its first question, in a cloakroom of their own', async ({
  page,
  server,
}) => {
  await page.goto(new URL('practice/why-redis', server.url).href);
  await expect(page).toHaveURL(/\/s\/[^/]+\/practice\/why-redis\/why-not-a-variable$/);
  await expect(card(page)).toContainText('Why keep sessions in Redis');
});

test('a browser that keeps nothing is asked one question after another all the same, and what could not be read is told', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  await page.goto(new URL('practice', url).href);
  await page.evaluate(() => localStorage.setItem('coat-check:practice', '{"answers":{"x":'));
  await page.reload();
  await expect(page.getByText('could not be read, so all questions are asked afresh')).toBeVisible();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.reload();
  await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
  await page.getByRole('link', { name: 'A number planted' }).click();
  const asked: string[] = [];
  for (let count = 1; count <= 3; count += 1) {
    await expect(card(page)).toBeVisible();
    asked.push(new URL(page.url()).pathname);
    const send = card(page).getByRole('button', { name: 'Send it and see' });
    if (await send.isVisible()) {
      const options = card(page).getByRole('radio');
      if ((await options.count()) > 0) await options.first().check({ force: true });
      await send.click();
    } else {
      await card(page).locator('.question-option').first().click();
    }
    await expect(page.locator('.story')).toContainText(`${count} of 5 answered`, { timeout: 60_000 });
    await page.getByRole('link', { name: 'Next question' }).click();
    await expect(page).not.toHaveURL(new RegExp(`${asked.at(-1)}$`));
  }
  expect(new Set(asked).size).toBe(3);
});

test('a page that is closed in the middle of a run leaves no broken setting behind', async ({
  page,
  server,
}) => {
  const { url } = await openSandbox(server.url);
  const before = await settingsOf(url);
  await page.goto(new URL('practice/ended-at-once/cookie-cleared-only', url).href);
  await say(page, /^401, and your jar is empty/);
  await send(page).click();
  await expect.poll(async () => (await settingsOf(url)).logout, { timeout: 30_000 }).toBe('clears-cookie');
  await page.goto('about:blank');
  expect((await settingsOf(url)).logout).toBe('clears-cookie');
  await page.goto(url);
  await expect.poll(() => settingsOf(url), { timeout: 30_000 }).toEqual(before);
});
