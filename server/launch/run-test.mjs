import { ensureInstalled } from './ensure-installed.mjs';
import { projectFolder } from './project-folder.mjs';
import { closingLine, sumTallies } from './tally.mjs';

/**
 * `npm test`: everything, one stage after another, going on after a failure so that one run shows all.
 * `--static`, `--unit` and `--e2e` choose parts; other arguments reach the test runners.
 * @param {readonly string[]} args
 * @throws {import('./refusal.mjs').Refusal} when the dependencies cannot be installed
 */
export async function runTest(args) {
  process.chdir(projectFolder);
  await ensureInstalled({ dev: true });
  const { testStages } = await import('./test-stages.mjs');

  const parts = ['static', 'unit', 'e2e'];
  const chosen = parts.filter((part) => args.includes(`--${part}`));
  const extra = args.filter((arg) => !parts.includes(arg.slice(2)));
  const wanted = testStages.filter(({ part }) => chosen.length === 0 || chosen.includes(part));

  const tallies = [];
  const failed = [];
  for (const { name, run } of wanted) {
    console.log(`\n── ${name}`);
    const tally = await run(extra);
    tallies.push(tally);
    if (tally.failed > 0) failed.push(name);
  }
  const sum = sumTallies(tallies);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}` : '\nAll is well.');
  console.log(closingLine(sum));
  process.exitCode = sum.failed > 0 ? 1 : 0;
}
