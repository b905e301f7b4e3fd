import { describe, expect, it } from 'vitest';
import { toRunResult } from './to-run-result.ts';
import type { CheckResult } from './verdict.ts';

const checked = (id: string, change: Partial<CheckResult> = {}): CheckResult => ({
  id,
  name: id,
  tier: 'core',
  points: 1,
  status: 'pass',
  fault: null,
  did: [],
  expected: 'e',
  why: 'w',
  happened: '',
  events: [],
  site: null,
  offending: null,
  source: null,
  durationMs: 1,
  ...change,
});
const beyond = (id: string, tier: 'core' | 'hardening') =>
  checked(id, {
    tier,
    status: 'error',
    fault: 'beyond-lab',
    happened: 'Could not use crypto.createSign: the lab does not have it.',
    source: { file: 'exercise.ts', line: 7, column: 3 },
  });
const sumUp = (checks: CheckResult[]) =>
  toRunResult({ exercise: 'challenge', problem: null, checks, printed: '', durationMs: 1 });

describe('toRunResult', () => {
  it('judges nothing where a check that decides met a limit of the lab, and says which and where', () => {
    const failed = checked('other', { status: 'fail', fault: 'wrong-behaviour' });
    expect(sumUp([failed, beyond('login', 'core')])).toMatchObject({
      status: 'error',
      problem: { fault: 'beyond-lab', message: expect.stringContaining('createSign'), line: 7, column: 3 },
    });
  });

  it('takes a limit in what only earns badges for one badge less', () => {
    expect(sumUp([checked('login'), beyond('badge', 'hardening')])).toMatchObject({
      status: 'pass',
      problem: null,
    });
  });
});
