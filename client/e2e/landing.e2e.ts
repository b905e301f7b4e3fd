import { expect, type Page, test } from './fixtures.ts';
import { drawn } from './lesson-page.ts';
import { readTrace, sandboxIdOf } from './sandbox.ts';

const counter = (page: Page) => page.locator('.counter-button');
const said = (page: Page) => page.locator('.cloakroom-words');

/** What stood on the button and beneath the cloakroom, in order, and whether anything waited to be drawn. */
type Passing = { button: string[]; words: string[]; unplayed: boolean };

/** Notes from now on what passes too quickly for a look from outside. @returns what has been there so far */
async function watchPassing(page: Page): Promise<() => Promise<Passing>> {
  await page.evaluate(() => {
    const seen = { button: [''], words: [''], unplayed: false };
    Object.assign(globalThis, { seen });
    const note = (list: string[], text: string) => void (list.at(-1) !== text && list.push(text));
    const look = () => {
      note(seen.button, document.querySelector('.counter-button')?.textContent ?? '');
      note(seen.words, document.querySelector('.cloakroom-words')?.textContent ?? '');
      seen.unplayed ||= document.querySelector('.diagram .is-unplayed') !== null;
    };
    const all = { attributes: true, childList: true, characterData: true, subtree: true };
    new MutationObserver(look).observe(document.body, all);
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: Passing }).seen);
}

test('three presses tell a session, a theft and a revocation, all of it real, before a word is read', async ({
  page,
  server,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && asked.push(request.url())));
  await page.goto(server.url);
  await expect(counter(page)).toHaveText('Hand in the coat');
  await expect(counter(page)).toBeInViewport({ ratio: 1 });
  expect(asked, 'who only passes by opens no cloakroom').toEqual([]);

  const opening = page.waitForResponse(/\/api\/sandboxes$/);
  await counter(page).click();
  const { id } = await (await opening).json();
  await expect(page.locator('.diagram svg .diagram-event').first()).toBeVisible();
  await expect(said(page)).toContainText('The coat stays.');
  await expect(counter(page)).toHaveText('Let a thief copy it');

  await counter(page).click();
  await expect(said(page)).toContainText('served as Ada');
  await counter(page).click();
  await expect(said(page)).toContainText('One hook is bare');
  await expect(page.getByRole('heading', { name: 'That was a session' })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Start lesson 1' })).toBeInViewport({ ratio: 1 });
  await expect(counter(page)).toHaveCount(0);

  const { events } = await readTrace(server.url, id);
  const answers = events.flatMap((event) =>
    event.type === 'response' ? [`${event.actor.kind} ${event.status}`] : [],
  );
  expect(answers).toEqual([
    'browser 200',
    'attacker 200',
    'admin 200',
    'admin 200',
    'attacker 401',
    'browser 401',
  ]);
  const numbers = events.map(({ number }) => number);
  const seen = await drawn(page);
  expect(seen.length).toBeGreaterThan(0);
  for (const { number } of seen) expect(numbers).toContain(number);

  await page.getByRole('button', { name: 'Start lesson 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hand in your coat' })).toBeVisible();
  expect(sandboxIdOf(page.url()), 'a lesson begins in a cloakroom in which nothing has happened').not.toBe(
    id,
  );
});

test.describe('to whoever has nothing against motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });
  test('the first press too is drawn arrow by arrow', async ({ page, server }) => {
    await page.goto(server.url);
    await expect(counter(page)).toBeVisible();
    const passed = await watchPassing(page);
    await counter(page).click();
    await expect(counter(page)).toHaveText('Let a thief copy it');
    const { button, unplayed } = await passed();
    expect(button).toContainEqual(expect.stringMatching(/^Arrow [1-4] of 4 · Skip$/));
    expect(unplayed).toBe(true);
  });
});

test('the button on the counter works by keyboard, and keeps the focus from press to press', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  await counter(page).focus();
  await page.keyboard.press('Enter');
  await expect(counter(page)).toHaveText('Let a thief copy it');
  await expect(counter(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(counter(page)).toHaveText('Take the coat away');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Start lesson 1' })).toBeFocused();
  // The focus has moved, and what was said is told with it, once.
  await expect(page.getByRole('button', { name: 'Start lesson 1' })).toHaveAccessibleDescription(
    /^One hook is bare/,
  );
  await expect(page.locator('.cloakroom').getByRole('status').filter({ hasText: 'One hook' })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('what is said of a press is in sight, and so is the way on at the end', async ({ page, server }) => {
    await page.goto(server.url);
    await counter(page).tap();
    await expect(said(page)).toContainText('The coat stays.');
    await expect(said(page)).toBeInViewport({ ratio: 1 });
    await counter(page).tap();
    await expect(said(page)).toContainText('served as Ada');
    await expect(said(page)).toBeInViewport({ ratio: 1 });
    const passed = await watchPassing(page);
    await counter(page).tap();
    await expect(said(page)).toContainText('One hook is bare');
    const { words } = await passed();
    expect(words.at(-2), 'nothing is told of the press that is being shown').toBe('');
    await expect(page.getByRole('button', { name: 'Start lesson 1' })).toBeInViewport({ ratio: 1 });
  });
});

test('a server that opens no cloakroom is told where the button was pressed', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/ERR_FAILED/);
  await page.route('**/api/sandboxes', (route) => route.abort());
  await page.goto(server.url);
  await counter(page).click();
  await expect(page.getByRole('alert')).toContainText(/Could not/);
  await page.unroute('**/api/sandboxes');
  await counter(page).click();
  await expect(said(page)).toContainText('The coat stays.');
});

test('a teacher finds the way to the stage and a link for a class, on a laptop without scrolling', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  const card = page.getByRole('region', { name: 'For teachers' });
  await expect(card.getByRole('button', { name: 'Open the stage' })).toBeInViewport({ ratio: 1 });
  await card.getByText('Link for a class').click();
  await expect(card).toContainText(new URL('/lessons/the-coat-check', server.url).href);
  await card.getByRole('button', { name: 'Open the stage' }).click();
  await expect(page).toHaveURL(/\/s\/[^/]+\/stage/);
});
