import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { collectChecks } from '#shared/grading/check.ts';
import { resultsSchema } from './results.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

it('shows a results.json that the challenge could have come to', async () => {
  const [, written = ''] = /```json\n(.+?)```/s.exec(readme) ?? [];
  const { tests, points } = resultsSchema.parse(JSON.parse(written));
  const checks = await collectChecks(() => import('../../lessons/exercises/challenge/grade.test.ts'));
  const worth = (wanted: 'core' | 'hardening') =>
    checks.reduce((sum, { declared }) => sum + (declared.tier === wanted ? declared.points : 0), 0);
  expect(points.core.possible).toBe(worth('core'));
  expect(points.hardening.possible).toBe(worth('hardening'));
  for (const { id, name, points: shown, test_code: told } of tests) {
    const { declared } = checks.find((check) => check.declared.id === id) ?? {};
    expect(declared).toMatchObject({ name, points: shown.possible });
    expect(told).toContain(`Expected: ${declared?.expected}`);
  }
});
