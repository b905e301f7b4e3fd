import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunResult } from '#shared/grading/verdict.ts';
import { closeLabs, gradeText } from '../../server/grading/grade-text.ts';
import { projectFolder } from '../../server/launch/project-folder.mjs';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';

const exercisesFolder = path.join(projectFolder, 'lessons', 'exercises');

test.afterAll(closeLabs);

test('gives the same verdicts in the page as in a terminal, for every text that is known', async ({
  page,
  server,
}) => {
  test.setTimeout(25 * 60_000);
  const texts = await findTexts();
  expect(texts.length).toBeGreaterThan(2);
  const lab = await openLab(page, server.url);
  const all = async (grade: (exercise: string, text: string) => Promise<RunResult>) => {
    const verdicts: string[][] = [];
    for (const { exercise, text } of texts) verdicts.push(toVerdicts(await grade(exercise, text)));
    return verdicts;
  };
  // Side by side, and neither waits for the other: what takes one of them long is not what takes the other long.
  const [inPage, inTerminal] = await Promise.all([
    all(async (exercise, text) => (await lab.run(exercise, text)).result),
    all(gradeText),
  ]);
  const differences = texts.flatMap(({ file }, index) => {
    const [here = [], there = []] = [inPage[index], inTerminal[index]];
    return [
      ...without(here, there).map((line) => `${file}, page: ${line}`),
      ...without(there, here).map((line) => `${file}, terminal: ${line}`),
    ];
  });
  expect(differences).toEqual([]);
});

const without = (lines: readonly string[], others: readonly string[]) =>
  lines.filter((line) => !others.includes(line));

async function findTexts(): Promise<{ exercise: string; file: string; text: string }[]> {
  const files = await readdir(exercisesFolder, { recursive: true });
  const graded = files
    .filter(
      (file) =>
        /^[^/]+\/((starter|solution)\.ts|solutions\/.*\.ts)$/.test(file) && !file.endsWith('.test.ts'),
    )
    .map((file) => ({ exercise: file.split('/')[0] ?? '', file }))
    .filter(({ exercise }) => files.includes(`${exercise}/grade.test.ts`))
    .sort((a, b) => a.file.localeCompare(b.file));
  const read = (file: string) => readFile(path.join(exercisesFolder, file), 'utf8');
  return Promise.all(graded.map(async (each) => ({ ...each, text: await read(each.file) })));
}

function toVerdicts({ status, problem, checks }: RunResult): string[] {
  const verdicts = checks.map((check) => `${check.id} ${check.status} ${check.fault ?? ''}`);
  return [`run ${status} ${problem?.fault ?? ''} ${problem?.line ?? ''}`, ...verdicts];
}
