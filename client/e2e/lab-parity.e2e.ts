import { readdirSync } from 'node:fs';
import { gradedTexts, idsAfter, type Solution } from '../../lessons/exercises/testing/read-solutions.ts';
import { readVerdicts, toVerdict, type Verdict } from '../../lessons/exercises/testing/verdicts.ts';
import { exercisesFolder } from '../../server/grading/exercise-files.ts';
import { closeLabs, gradeText } from '../../server/grading/grade-text.ts';
import { testLevel } from '../../server/launch/test-level.mjs';
import { expect, test } from './fixtures.ts';
import { openLab } from './lab-page.ts';

const exercises = readdirSync(exercisesFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/\\]+[/\\]grade\.test\.ts$/.test(file))
  .map((file) => file.slice(0, -'/grade.test.ts'.length))
  .sort();

test.afterAll(closeLabs);

for (const [exercise, texts] of chooseTexts()) {
  test(`gives the same verdicts in the page as in a terminal: ${exercise}`, async ({ page, server }) => {
    test.setTimeout(15 * 60_000);
    const lab = await openLab(page, server.url);
    const proven = await readVerdicts(exercise);
    const differences: string[] = [];
    for (const { file, text } of texts) {
      // Side by side where both have to judge: what takes one of them long is not what takes the other long.
      const [inPage, inTerminal] = await Promise.all([
        lab.run(exercise, text).then(({ result }) => toVerdict(result)),
        proven.get(file) ?? gradeText(exercise, text).then((result) => toVerdict(result)),
      ]);
      const [here, there] = [toLines(inPage, inTerminal), toLines(inTerminal, inTerminal)];
      differences.push(
        ...without(here, there).map((line) => `${file}, page: ${line}`),
        ...without(there, here).map((line) => `${file}, terminal: ${line}`),
      );
    }
    expect(differences).toEqual([]);
  });
}

/** Every text that there is; in a usual run what is begun with and what solves it, a wrong one, and the challenge's other right ones. */
function chooseTexts(): Map<string, readonly Solution[]> {
  return new Map(
    exercises.map((exercise) => {
      const texts = gradedTexts(exercise);
      if (testLevel === 'all') return [exercise, texts];
      const isUsual = ({ file }: Solution) =>
        !file.startsWith('solutions/') || (exercise === 'challenge' && file.startsWith('solutions/right/'));
      const wrong = texts.filter(({ text }) => idsAfter('fails', text).length > 0);
      return [exercise, [...new Set([...texts.filter(isUsual), ...wrong.slice(0, 1)])]];
    }),
  );
}

/** One line for each thing that was judged; where a proof asked only some of the checks, these are compared. */
function toLines({ status, problem, checks }: Verdict, known: Verdict): string[] {
  const asked = checks.filter(({ id }) => known.whole || known.checks.some((check) => check.id === id));
  const lines = asked.map((check) => `${check.id} ${check.status} ${check.fault ?? ''}`);
  return known.whole ? [`run ${status} ${problem?.fault ?? ''} ${problem?.line ?? ''}`, ...lines] : lines;
}

const without = (lines: readonly string[], others: readonly string[]) =>
  lines.filter((line) => !others.includes(line));
