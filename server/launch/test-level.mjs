/**
 * How much is tested: `usual` at every change, `all` before a release and at night.
 * @typedef {'usual' | 'all'} TestLevel
 */

/**
 * The launcher says it to the test runners; a run that it did not start is a usual one.
 * @type {TestLevel}
 */
export const testLevel = process.env.COATCHECK_LEVEL === 'all' ? 'all' : 'usual';
