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
  const differences: string[] = [];
  for (const [index, { exercise, file }] of texts.entries()) {
    // A process that has opened hundreds of servers is full of what they left behind.
    if (index % 8 === 7) closeLabs();
    const text = await readFile(path.join(exercisesFolder, file), 'utf8');
    const [inPage, inTerminal] = await Promise.all([lab.run(exercise, text), gradeText(exercise, text)]);
    const [here, there] = [toVerdicts(inPage.result), toVerdicts(inTerminal)];
    const differing = [...new Set([...here, ...there])].filter(
      (line) => !(here.includes(line) && there.includes(line)),
    );
    for (const line of differing)
      differences.push(`${file}, ${here.includes(line) ? 'page' : 'terminal'}: ${line}`);
  }
  expect(differences).toEqual([]);
});

async function findTexts(): Promise<{ exercise: string; file: string }[]> {
  const files = await readdir(exercisesFolder, { recursive: true });
  return files
    .filter(
      (file) =>
        /^[^/]+\/((starter|solution)\.ts|solutions\/.*\.ts)$/.test(file) && !file.endsWith('.test.ts'),
    )
    .map((file) => ({ exercise: file.split('/')[0] ?? '', file }))
    .filter(({ exercise }) => files.includes(`${exercise}/grade.test.ts`))
    .sort((a, b) => a.file.localeCompare(b.file));
}

function toVerdicts({ status, problem, checks }: RunResult): string[] {
  const verdicts = checks.map((check) => `${check.id} ${check.status} ${check.fault ?? ''}`);
  return [`run ${status} ${problem?.fault ?? ''} ${problem?.line ?? ''}`, ...verdicts];
}
