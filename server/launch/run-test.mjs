import { chooseStages } from './choose-stages.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectFolder } from './project-folder.mjs';
import { closingLine, sumTallies } from './tally.mjs';

/**
 * `npm test` and `npm run test:all`: one stage after another, going on after a failure so that one run shows all.
 * @param {readonly string[]} args see `chooseStages`
 * @throws {import('./refusal.mjs').Refusal} when the dependencies cannot be installed
 */
export async function runTest(args) {
  process.chdir(projectFolder);
  await ensureInstalled({ dev: true });
  const { testStages } = await import('./test-stages.mjs');
  const { level, chosen, extra } = chooseStages(testStages, args);
  process.env.COATCHECK_LEVEL = level;

  const tallies = [];
  const failed = [];
  for (const { name, run } of chosen) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const tally = await run(extra);
    tallies.push(tally);
    if (tally.failed > 0) failed.push(name);
    console.log(`   ${closingLine(tally)}, in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  const sum = sumTallies(tallies);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join('; ')}` : '\nAll is well.');
  console.log(closingLine(sum));
  process.exitCode = sum.failed > 0 ? 1 : 0;
}
