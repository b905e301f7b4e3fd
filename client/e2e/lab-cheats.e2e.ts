import type { RunResult } from '#shared/grading/verdict.ts';
import { cheatedExercise, cheatedText, cheats } from '../../lessons/exercises/testing/cheats.ts';
import { textOf } from './exercise-page.ts';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';
import { uselessWith } from './useless-app.ts';

const failedIn = ({ checks }: RunResult) =>
  checks.flatMap(({ id, status }) => (status === 'pass' ? [] : [id]));

test('passes no check more for any text that cheats, and grades the next one soundly', {
  tag: '@all',
}, async ({ page, server }) => {
  test.setTimeout(240_000);
  const lab = await openLab(page, server.url);
  const honest = failedIn((await lab.run(cheatedExercise, cheatedText(''))).result);
  expect(honest).toEqual(expect.arrayContaining(['cookie-httponly', 'renewal-httponly']));
  for (const [name, code] of Object.entries(cheats)) {
    const { result } = await lab.run(cheatedExercise, cheatedText(code));
    expect(result.status, name).not.toBe('pass');
    expect(result.problem?.fault, name).not.toBe('grader-bug');
    if (!result.problem) expect(failedIn(result), name).toEqual(expect.arrayContaining(honest));
    expect(result.printed, name).not.toContain('overheard');
  }
  const solution = await textOf('solution.ts', cheatedExercise);
  expect((await lab.run(cheatedExercise, solution)).result.status).toBe('pass');
});

test('believes no message that another window sends', { tag: '@static' }, async ({
  page,
  server,
  isStatic,
}) => {
  const lab = await openLab(page, server.url, isStatic);
  const running = lab.run(cheatedExercise, uselessWith(''));
  await page.evaluate(() => {
    for (const data of ['lab-frame-ready', { type: 'done', problem: null, printed: 'forged' }])
      postMessage(data, '*');
  });
  const { result } = await running;
  expect(result.status).toBe('fail');
  expect(result.printed).not.toContain('forged');
});
