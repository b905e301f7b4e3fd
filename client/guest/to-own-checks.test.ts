import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ownChecksSchema } from '#shared/api/room-api.ts';
import { toOwnChecks } from './to-own-checks.ts';

it('tells the core checks that did not pass, and no badge', () => {
  const result = (id: string, tier: 'core' | 'hardening', status: 'pass' | 'fail' | 'error') => ({
    id,
    tier,
    status,
  });
  const results = [
    result('login-succeeds', 'core', 'pass'),
    result('cookie-httponly', 'core', 'fail'),
    result('login-awaited', 'core', 'error'),
    result('cookie-prefix', 'hardening', 'fail'),
  ];
  expect(toOwnChecks('challenge', results)).toEqual({
    exercise: 'challenge',
    failed: ['cookie-httponly', 'login-awaited'],
  });
});

it('can be told of every exercise, also where nothing passes', () => {
  const folder = new URL('../../lessons/exercises/', import.meta.url);
  const exercises = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  let most = 0;
  for (const { name } of exercises) {
    const hints = readHints(new URL(`${name}/hints.md`, folder));
    const failed = [...hints.matchAll(/^## (.+)$/gm)].map(([, id = '']) => id);
    most = Math.max(most, failed.length);
    if (failed.length > 0)
      expect(ownChecksSchema.safeParse({ exercise: name, failed }).success, name).toBe(true);
  }
  // Of the challenge, which has the most.
  expect(most).toBeGreaterThan(50);
});

function readHints(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // What is shared by exercises lies beside them.
    return '';
  }
}
