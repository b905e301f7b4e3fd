import { expect, type Page, test } from './fixtures.ts';
import { act, goOn, openLessonAt, seeConnected } from './lesson-page.ts';
import { runsOf, seeExercise } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

const defence = (page: Page) => page.getByRole('switch', { name: /^Defence: What does a logout do\?/ });
const onward = (page: Page) => page.getByRole('button', { name: 'Next', exact: true });

test('a learner leaves the session alive at the logout, is robbed, mends it, and sees where both runs part', {
  tag: '@static',
}, async ({ page, server, consoleWatch }) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  await page.goto(url);
  const list = page.getByRole('region', { name: 'Mistakes to make' });
  await list.getByRole('link', { name: 'The torn stub' }).click();
  await seeConnected(page);
  await expect(page.locator('.story > .eyebrow')).toContainText(/^Mistake \d of \d · Step 1 of 3$/);
  await expect(defence(page)).toBeChecked();
  await expect(defence(page)).toContainText('It deletes the session');
  /** The arrows to the store since the last time of asking. */
  const commands = async (since: number) =>
    (await readTrace(server.url, id)).events
      .filter(({ number }) => number > since)
      .flatMap((event) => (event.type === 'store-command' ? event.commands.map(({ name }) => name) : []));
  const newest = async () => (await readTrace(server.url, id)).events.at(-1)?.number ?? 0;

  await act(page, 'Log in, and log out', 204);
  await act(page, 'Leave the coat on its hook');
  await expect(defence(page)).not.toBeChecked();
  await expect(defence(page)).toContainText('It clears the cookie only');
  const broken = await newest();
  await act(page, 'Log out, and let the thief ask', 200);
  expect(await commands(broken)).not.toContain('DEL');
  await act(page, 'Delete the session first');
  await expect(defence(page)).toBeChecked();
  const mended = await newest();
  await act(page, 'Log out, and let the thief ask again', 401);
  expect(await commands(mended)).toContain('DEL');

  await onward(page).click();
  await expect(page.locator('.roll-open')).toContainText('5 Compare');
  await expect(runsOf(page)).toContainText('Here they part');
  await expect(page.getByText('Not saved:')).toBeVisible();
  await page.getByText('In your framework').click();
  await expect(page.getByRole('link', { name: 'Django' })).toHaveAttribute('href', /^https:\/\/docs\.django/);
  await page.getByText('It happened').click();
  await expect(page.getByRole('link', { name: 'SurveyKing, 2022' })).toBeVisible();
  await seeExercise(page, 'logout-deletes');

  await goOn(page, 'The wrong path');
  await act(page, 'Clear the wrong one, log in, log out, ask', 200);
  await expect(defence(page)).not.toBeChecked();
  await act(page, 'Mend it, log out, ask', 401);
  await expect(defence(page)).toBeChecked();
  await goOn(page, 'Blocked, and still inside');
  await act(page, 'Block Grace, and let the phone ask', 200);
  await act(page, 'A new password, and the phone asks', 200);
  await act(page, 'Mend it, block Grace, let the phone ask', 401);
  await goOn(page, 'The torn stub');
  await expect(page.getByText('Mistake mended')).toBeVisible();
});

test('the switch itself breaks and mends as the beats do, and a cloakroom without both runs says so', async ({
  page,
  server,
  consoleWatch,
}) => {
  consoleWatch.allow(/401/);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'the-torn-stub/tear-it');
  await act(page, 'Log in, and log out', 204);
  await onward(page).click();
  await defence(page).click();
  await expect(defence(page)).not.toBeChecked();
  await expect(page.locator('.beat')).toHaveAttribute('data-state', 'after');
  const note = (await readTrace(server.url, id)).events.at(-1);
  expect(note).toMatchObject({ note: { kind: 'settings-changed', settings: { logout: 'clears-cookie' } } });

  // Done on another day, in another cloakroom: the way on is open, and nothing can be laid side by side.
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('coat-check:lesson:the-torn-stub') ?? '{}');
    kept.completed = ['tear-it'];
    localStorage.setItem('coat-check:lesson:the-torn-stub', JSON.stringify(kept));
  });
  await page.reload();
  await seeConnected(page);
  for (let beats = 0; beats < 5 && !(await runsOf(page).isVisible()); beats += 1) await onward(page).click();
  await expect(runsOf(page)).toContainText('this cloakroom’s trace does not have both');
});
