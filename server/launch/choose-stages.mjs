const parts = ['static', 'unit', 'e2e'];

/**
 * Reads what follows `npm test --`: `--all` for every stage there is, `--static`, `--unit` and `--e2e` for parts.
 * @param {readonly import('./test-stages.mjs').Stage[]} stages
 * @param {readonly string[]} args
 * @returns {{
 *   level: import('./test-level.mjs').TestLevel,
 *   chosen: readonly import('./test-stages.mjs').Stage[],
 *   extra: readonly string[],
 * }} `extra` is meant for the test runners
 */
export function chooseStages(stages, args) {
  const level = args.includes('--all') ? 'all' : 'usual';
  const wanted = parts.filter((part) => args.includes(`--${part}`));
  const chosen = stages
    .filter(({ part }) => wanted.length === 0 || wanted.includes(part))
    .filter((stage) => stage.level === 'usual' || level === 'all');
  const extra = args.filter((arg) => arg !== '--all' && !parts.includes(arg.slice(2)));
  return { level, chosen, extra };
}
