import { describe, expect, it } from 'vitest';
import { passedCheck } from './passed-check.fixture.ts';
import { toRunResult } from './to-run-result.ts';
import type { CheckResult } from './verdict.ts';

const beyond = (id: string, tier: 'core' | 'hardening') =>
  passedCheck(id, {
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
    const failed = passedCheck('other', { status: 'fail', fault: 'wrong-behaviour' });
    expect(sumUp([failed, beyond('login', 'core')])).toMatchObject({
      status: 'error',
      problem: { fault: 'beyond-lab', message: expect.stringContaining('createSign'), line: 7, column: 3 },
    });
  });

  it('takes a limit in what only earns badges for one badge less', () => {
    expect(sumUp([passedCheck('login'), beyond('badge', 'hardening')])).toMatchObject({
      status: 'pass',
      problem: null,
    });
  });
});
