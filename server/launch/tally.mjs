/**
 * `atSecondTry` are those of `passed` that failed at first.
 * @typedef {{ passed: number, failed: number, skipped: number, atSecondTry?: number }} Tally
 * @typedef {{
 *   numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number,
 *   testResults?: { status: string, assertionResults: unknown[] }[],
 * }} VitestReport
 * @typedef {{ stats?: { expected?: number, unexpected?: number, flaky?: number, skipped?: number } }} PlaywrightReport
 */

/**
 * Counts one check that only passes or fails.
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Counts a Vitest run by its JSON report. A file that broke before its first test counts as one failure.
 * @param {number} exitCode
 * @param {VitestReport | null} report null when there is none
 * @returns {Tally}
 */
export function tallyVitest(exitCode, report) {
  const files = report?.testResults ?? [];
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return held(exitCode, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/**
 * Counts a Playwright run by its JSON report. What passed at a second try, where the level gives it one, is told apart.
 * @param {number} exitCode
 * @param {PlaywrightReport | null} report null when there is none
 * @returns {Tally}
 */
export function tallyPlaywright(exitCode, report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return held(exitCode, { passed: expected + flaky, failed: unexpected, skipped, atSecondTry: flaky });
}

/**
 * A run that failed without a failed test (an unhandled error, a crash), or in which no test ran, is a failure.
 * @param {number} exitCode
 * @param {Tally} tally
 * @returns {Tally}
 */
function held(exitCode, tally) {
  const nothingRan = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (exitCode !== 0 || nothingRan) ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumTallies(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0, atSecondTry: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
    sum.atSecondTry += tally.atSecondTry ?? 0;
  }
  return sum;
}

/**
 * @param {Tally} tally
 * @returns {string} `12 passed, 0 failed`, and what passed only at a second try or was skipped, if anything was
 */
export function closingLine({ passed, failed, skipped, atSecondTry = 0 }) {
  const aside = [
    [atSecondTry, 'only at a second try'],
    [skipped, 'skipped'],
  ].flatMap(([count, what]) => (count === 0 ? [] : `, ${count} ${what}`));
  return `${passed} passed, ${failed} failed${aside.join('')}`;
}
