import type { OwnChecks } from '#shared/api/room-api.ts';
import type { CheckResult } from '#shared/grading/verdict.ts';

/** What keeps a guest from passing. Badges do not, so that nobody is told of them. */
export const toOwnChecks = (
  exercise: string,
  results: readonly Pick<CheckResult, 'id' | 'tier' | 'status'>[],
): OwnChecks => ({
  exercise,
  failed: results.filter(({ tier, status }) => tier === 'core' && status !== 'pass').map(({ id }) => id),
});
