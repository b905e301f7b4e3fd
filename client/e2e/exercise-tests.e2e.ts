import { cheatingTests, hostileTests, told } from '../../lessons/exercises/testing/hostile-tests.ts';
import { editor, judge, openExercise, run, textOf, verdict } from './exercise-page.ts';
import { expect, type Page, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';

const exercise = 'write-the-test';
const text = (file: string) => textOf(file, exercise);

/** A check's card, opened. */
async function openCheck(page: Page, id: string) {
  const check = page.locator(`.check[data-check="${id}"]`);
  if ((await check.getAttribute('open')) === null) await check.locator('summary').first().click();
  return check;
}

test('the tests to begin with are told which servers they take for right, and shown what gave the other away', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  // There is no server of the learner's to be tried.
  await expect(page.getByRole('button', { name: 'Run the checks' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try it live' })).toHaveCount(0);
  await editor(page).click();
  await run(page);
  await expect(verdict(page, 'Not yet')).toBeVisible({ timeout: 60_000 });

  const first = page.locator('.check[data-status="fail"]').first();
  await expect(first.locator('.check-happened')).toContainText(
    'Your tests pass the server that lets nobody in at all.',
  );
  await expect(first.getByRole('button', { name: /GET \/api\/protected/ }).first()).toBeVisible();
  await expect(first.locator('.is-offending')).toHaveCount(0);

  const caught = await openCheck(page, 'catches-unawaited');
  await expect(caught).toHaveAttribute('data-status', 'pass');
  await expect(caught.locator('.check-happened')).toContainText('gives it away: expected 200 to be 401.');
  await expect(caught.locator('.is-offending').first()).toBeVisible();
  await expect(caught.getByRole('button', { name: /^Here it went wrong: .*200 OK/ }).first()).toBeVisible();
  await caught.getByRole('button', { name: /^Go to line 9 of your code$/ }).click();
  await expect(editor(page)).toBeFocused();
});

test('the solution sees through every server, and each shows the arrow that gave it away', async ({
  page,
  server,
}) => {
  await openExercise(page, server.url, exercise);
  await judge(page, await text('solution.ts'), 'Solved');
  const caught = page.locator('.check[data-check^="catches-"]');
  await expect(caught).toHaveCount(9);
  for (const check of await caught.all()) {
    await openCheck(page, (await check.getAttribute('data-check')) ?? '');
    await expect(check.locator('.check-happened')).toContainText('gives it away');
    await expect(check.locator('.is-offending').first()).toBeVisible({ timeout: 20_000 });
    await check.locator('summary').first().click();
  }
});

test('tests that hang, throw or reach out are told so in the page as in a terminal, and none cheats', {
  tag: '@all',
}, async ({ page, server }) => {
  test.setTimeout(300_000);
  const lab = await openLab(page, server.url);
  for (const [name, { text, fault, says }] of Object.entries(hostileTests)) {
    const { result } = await lab.run(exercise, text);
    expect(result.status, name).not.toBe('pass');
    expect(told(result), name).toMatchObject({ fault, message: expect.stringMatching(says) });
  }
  for (const [name, text] of Object.entries(cheatingTests)) {
    const { result } = await lab.run(exercise, text);
    expect(result.status, name).not.toBe('pass');
  }
  expect((await lab.run(exercise, await text('solution.ts'))).result.status).toBe('pass');
});
