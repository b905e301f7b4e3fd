/**
 * How much is tested: `usual` at every change, `all` before a release and at night.
 * @typedef {'usual' | 'all'} TestLevel
 */

/**
 * @param {string | undefined} said by `COATCHECK_LEVEL`
 * @returns {TestLevel} `usual` where nothing is said
 * @throws for a level that does not exist, which would otherwise be taken for the usual one
 */
export function readTestLevel(said) {
  if (!said || said === 'usual') return 'usual';
  if (said === 'all') return 'all';
  throw new Error(
    `Could not test at the level "${said}": COATCHECK_LEVEL is "usual" or "all". Set one of them.`,
  );
}

/** The launcher says it to the test runners; a run that it did not start is a usual one. */
export const testLevel = readTestLevel(process.env.COATCHECK_LEVEL);
