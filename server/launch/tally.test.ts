import { expect, it } from 'vitest';
import { closingLine, sumTallies, tallyCheck, tallyPlaywright, tallyVitest } from './tally.mjs';

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 0,
  testResults: [{ status: 'failed', assertionResults: [{}] }],
};

it('counts each test of a run, and each static check as one', () => {
  const sum = sumTallies([
    tallyCheck(0),
    tallyCheck(1),
    tallyVitest(1, vitestReport),
    tallyPlaywright(0, { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }),
  ]);
  expect(sum).toEqual({ passed: 9, failed: 2, skipped: 2, atSecondTry: 0 });
  expect(closingLine(sum)).toBe('9 passed, 2 failed, 2 skipped');
});

it('leaves skipped tests out of the closing line when there are none', () => {
  expect(closingLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
});

it('counts a test file that broke before its first test', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(tallyVitest(1, { ...vitestReport, numFailedTests: 0, testResults }).failed).toBe(1);
});

it.each([
  ['no report was written', null],
  ['no test ran', { numPassedTests: 0, numFailedTests: 0, testResults: [] }],
])('fails a Vitest run in which %s', (_what, report) => {
  expect(tallyVitest(0, report)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('fails a Playwright run in which every test was skipped', () => {
  expect(tallyPlaywright(0, { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 } }).failed).toBe(1);
});

it('fails a run whose tests passed and which ended badly all the same', () => {
  expect(tallyVitest(1, { ...vitestReport, numFailedTests: 0, testResults: [] }).failed).toBe(1);
  expect(tallyPlaywright(1, { stats: { expected: 3 } })).toMatchObject({ passed: 3, failed: 1 });
});

it('tells of browser tests that passed only at a second try', () => {
  const sum = sumTallies([tallyPlaywright(0, { stats: { expected: 3, flaky: 1, skipped: 2 } })]);
  expect(closingLine(sum)).toBe('4 passed, 0 failed, 1 only at a second try, 2 skipped');
});
