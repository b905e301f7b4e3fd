import type { CheckResult } from './verdict.ts';

/** A check that passed, for tests about what becomes of results; `change` is all that a test is about. */
export const passedCheck = (id: string, change: Partial<CheckResult> = {}): CheckResult => ({
  id,
  name: id,
  tier: 'core',
  points: 1,
  status: 'pass',
  fault: null,
  did: [],
  expected: '',
  why: '',
  happened: '',
  events: [],
  site: null,
  offending: null,
  source: null,
  durationMs: 1,
  ...change,
});
