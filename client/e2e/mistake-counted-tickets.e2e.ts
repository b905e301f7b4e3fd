import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { expect, test } from './fixtures.ts';
import { act, goOn, openLessonAt, seeDrawn } from './lesson-page.ts';
import { compareRuns, seeExercise } from './mistake-page.ts';
import { openSandbox, readTrace } from './sandbox.ts';

test('a thief takes one from his own number and is the admin, then needs a recipe, and then has only guesses', {
  tag: '@static',
}, async ({ page, server }) => {
  test.setTimeout(240_000);
  const { id, url } = await openSandbox(server.url);
  await openLessonAt(page, url, 'counted-tickets/');
  /** The numbers that the thief was given and has shown, in order. */
  const numbers = async () => {
    const { events } = await readTrace(server.url, id);
    const his = events.flatMap((event) =>
      'headers' in event && event.actor.name === 'Thief' ? event.headers : [],
    );
    return his.flatMap(([, value]) => /^session_id=(\w+)/.exec(value)?.[1] ?? []);
  };

  await act(page, 'Count the tickets');
  await act(page, 'Let him take one from his own', 200);
  await seeDrawn(page, /Thief asks Server A: GET \/admin, showing a cookie/);
  const [own, shown] = await numbers();
  expect(Number(shown)).toBe(Number(own) - 1);
  await act(page, 'Draw the tickets');
  await act(page, 'Let him take one again', 302);
  expect((await numbers()).at(-1)).toMatch(/^[0-9a-f]{32}$/);

  await compareRuns(page);
  await seeExercise(page, 'unguessable-ids');

  await goOn(page, 'It only looks jumbled');
  await act(page, 'Jumble them, and take one less', 302);
  await act(page, 'Let him use the recipe', 200);
  await page.getByText('The thief’s recipe, the very code that runs').click();
  const recipe = await readFile(`${projectFolder}/shared/content/jumbled-recipe.ts`, 'utf8');
  const code = page.getByRole('region', { name: 'The recipe’s code' });
  await expect(code).toHaveText(recipe, { useInnerText: false });
  // What it says to have found is what he showed, and what the house had given the admin.
  const finding = (await page.locator('.recipe').textContent()) ?? '';
  const made = /md5\("(admin \d+ \d+)"\)/.exec(finding)?.[1] ?? '';
  expect((await numbers()).at(-1)).toBe(createHash('md5').update(made).digest('hex'));

  await act(page, 'Draw them, and try both ways', 302);
  await expect(page.locator('.beat-text')).toContainText('32 hex digits, 128 bits: 5.4 × 10²⁶ years');
  await goOn(page, 'Counted tickets');
  await expect(page.getByText('Mistake mended')).toBeVisible();
});
