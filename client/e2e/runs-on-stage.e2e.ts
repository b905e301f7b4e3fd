import { expect, type Page, test } from './fixtures.ts';
import { act, seeConnected } from './lesson-page.ts';
import { runsOf } from './mistake-page.ts';
import { openRoomOnStage, phone, shownOf } from './room-page.ts';
import { openSandbox } from './sandbox.ts';

const onStage = (laptop: Page) => laptop.getByRole('region', { name: 'On the stage' });
const toldStage = (laptop: Page) => laptop.getByRole('status', { name: 'The stage' });
const bothRuns = (laptop: Page) =>
  onStage(laptop).getByRole('button', { name: 'Both runs side by side', exact: true });
/** Makes the mistake, exploits it, mends it and exploits it again: 48 events with the login before. */
async function doBothRuns(laptop: Page, beforeAgain: () => Promise<void> = async () => undefined) {
  await act(laptop, 'Log in, and log out', 204);
  await act(laptop, 'Leave the coat on its hook');
  await act(laptop, 'Log out, and let the thief ask', 200);
  await act(laptop, 'Delete the session first');
  await expect(bothRuns(laptop)).toHaveCount(0);
  await beforeAgain();
  await act(laptop, 'Log out, and let the thief ask again', 401);
}
const hold = (laptop: Page) => onStage(laptop).getByRole('button', { name: 'Hold', exact: true }).click();
const count = (stage: Page) => stage.locator('.timeline-count');

test('a presenter lays a lab’s two runs over the stage once the room has seen both, moves along them and puts them away', async ({
  context,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { url } = await openSandbox(server.url);
  const stage = await context.newPage();
  await stage.setViewportSize({ width: 1280, height: 720 });
  await stage.goto(`${url}stage`);
  await seeConnected(stage);
  const laptop = await context.newPage();
  await laptop.goto(`${url}presenter/the-torn-stub/tear-it`);
  await seeConnected(laptop);
  await expect(toldStage(laptop)).toContainText('On the stage');
  // What waits in the wings is shown by nothing, the runs included.
  await doBothRuns(laptop, () => hold(laptop));
  await expect(bothRuns(laptop)).toHaveAttribute('aria-disabled', 'true');
  await bothRuns(laptop).click({ force: true });
  await expect(runsOf(stage)).toHaveCount(0);
  await hold(laptop);
  await expect(bothRuns(laptop)).toHaveAttribute('aria-disabled', 'false');
  await expect(count(stage)).toHaveText(/^48 of 48/);

  // Told from elsewhere, the stage is inert before anything else is drawn.
  const hadFocus = stage.getByRole('button', { name: 'Diagram', exact: true });
  await hadFocus.focus();
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toContainText('Here they part');
  await expect(runsOf(stage)).toBeFocused();
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toHaveCount(0);
  await expect(hadFocus).toBeFocused();
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toContainText('Here they part');
  await expect(runsOf(stage).getByRole('heading', { level: 2 })).toHaveText('What does a logout do?');
  await expect(toldStage(laptop)).toContainText('On the stage: both runs');

  // A remote goes along them from either window, and moves nothing beneath.
  const pages = stage.locator('.laid-runs-pages');
  const scrolled = () => pages.evaluate(({ scrollTop }) => scrollTop);
  await stage.bringToFront();
  // Quick presses are as many steps as slow ones.
  for (const _ of [1, 2]) await stage.keyboard.press('PageDown');
  const { bound, last } = await pages.evaluate(({ clientHeight, scrollHeight }) => ({
    bound: clientHeight * 1.4,
    last: scrollHeight - clientHeight,
  }));
  await expect.poll(async () => Math.abs((await scrolled()) - Math.min(bound, last))).toBeLessThan(2);
  await stage.keyboard.press('Shift+PageUp');
  await expect.poll(scrolled).toBe(0);
  await stage.keyboard.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(100);
  await stage.keyboard.press('Shift+PageUp');
  await expect.poll(scrolled).toBe(0);
  await laptop.bringToFront();
  await laptop.keyboard.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(100);
  for (const key of ['ArrowLeft', 'Home', ' ', 'l', 'v']) await stage.keyboard.press(key);
  await expect(count(stage)).toHaveText(/^48 of 48/);
  await expect(stage.locator('.stage')).toHaveAttribute('data-view', 'both');

  // Black is above them, and a reload comes back with both.
  await stage.keyboard.press('b');
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeFocused();
  await expect(stage).toHaveURL(/runs=/);
  await stage.reload();
  await expect(stage.getByRole('button', { name: 'Light the stage again' })).toBeVisible();
  await stage.keyboard.press('Escape');
  await expect(runsOf(stage)).toContainText('Here they part');
  await stage.keyboard.press('Escape');
  await expect(runsOf(stage)).toHaveCount(0);
  await expect(stage).not.toHaveURL(/runs=/);
  await expect(count(stage)).toHaveText(/^48 of 48/);
  await expect(bothRuns(laptop)).toHaveAttribute('aria-pressed', 'false');

  // Put away from the laptop as well; and behind the curtain they are not shown.
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toBeVisible();
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toHaveCount(0);
  await laptop.keyboard.press('PageUp');
  await expect(bothRuns(laptop)).toHaveAttribute('aria-disabled', 'true');
});

test('a laptop that came by the room’s link lays them there as well, and phones that follow have them in the picture’s place', async ({
  openDevice,
  page: stage,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  // It is the first that comes, and so the lesson's browser.
  const laptop = await openDevice();
  await laptop.goto(url);
  const code = await openRoomOnStage(stage, url);
  await stage.getByRole('button', { name: 'Close', exact: true }).click();
  const link = (await stage.request.get(`${server.url}api/sandboxes/${id}/room/link`)).json();
  const guest = await openDevice(phone);
  await laptop.goto((await link).presenter);
  await expect(toldStage(laptop)).toContainText('On the stage');
  await laptop.goto(`${url}presenter/the-torn-stub/tear-it`);
  await guest.goto(`${server.url}r/${code}`);
  await expect(toldStage(laptop)).toContainText('On the stage');
  await doBothRuns(laptop);
  await expect(shownOf(guest)).toHaveText('48 of 48');
  await bothRuns(laptop).click();
  await expect(runsOf(stage)).toContainText('Here they part');
  await expect(runsOf(guest)).toContainText('Here they part');
  await expect(runsOf(guest).getByRole('button', { name: 'Mended' })).toBeVisible();

  // A question stands below both, which keep their end above it, and black is above all.
  const asking = await laptop.context().newPage();
  await asking.goto(`${url}practice/ended-at-once/phone-after-revocation`);
  await asking.getByRole('button', { name: 'Ask the room' }).click();
  const question = stage.getByRole('region', { name: 'Question to the room' });
  await expect(question).toBeVisible();
  const [pagesBox, questionBox] = await Promise.all([
    stage.locator('.laid-runs-pages').boundingBox(),
    question.boundingBox(),
  ]);
  expect((pagesBox?.y ?? 0) + (pagesBox?.height ?? 0)).toBeLessThanOrEqual((questionBox?.y ?? 0) + 1);
  const [x, y] = [(questionBox?.x ?? 0) + 40, (questionBox?.y ?? 0) + 20];
  const isOnTop = (selector: string) =>
    stage.evaluate(([left, top, wanted]) => document.elementFromPoint(left, top)?.closest(wanted) != null, [
      x,
      y,
      selector,
    ] as const);
  expect(await isOnTop('.stage-question')).toBe(true);
  await stage.keyboard.press('b');
  expect(await isOnTop('.dark-stage')).toBe(true);
  await stage.keyboard.press('b');
  await asking.close();

  // Whoever steps by themselves looks around, and comes back to both.
  await guest.getByRole('button', { name: 'Event before' }).click();
  await expect(runsOf(guest)).toHaveCount(0);
  await guest.getByRole('button', { name: 'Back to the presenter' }).click();
  await expect(runsOf(guest)).toBeVisible();
  await bothRuns(laptop).click();
  await expect(runsOf(guest)).toHaveCount(0);
  await expect(shownOf(guest)).toHaveText('48 of 48');
});
