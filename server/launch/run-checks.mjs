import { runTool } from './run-tool.mjs';
import { sumTallies, tallyCheck } from './tally.mjs';

/** @type {readonly [packageName: string, command: string, ...args: string[]][]} */
const tools = [
  ['@biomejs/biome', 'biome', 'check'],
  ['typescript', 'tsc', '--noEmit'],
  ['knip', 'knip'],
];

/** Format, lint, import map, types, and what nobody uses: side by side, what each says kept together. */
export async function runChecks() {
  const tallies = tools.map(async ([packageName, command, ...args]) => {
    let said = '';
    const code = await runTool(packageName, command, args, {
      onOutput: (text) => {
        said += text;
      },
    });
    console.log(`${code === 0 ? '✓' : '✗'} ${command}\n${said}`.trimEnd());
    return tallyCheck(code);
  });
  return sumTallies(await Promise.all(tallies));
}
