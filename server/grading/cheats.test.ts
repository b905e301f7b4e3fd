import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { RunResult } from '#shared/grading/verdict.ts';
import { cheatedExercise, cheatedText, cheats, needsNode } from '../../lessons/exercises/testing/cheats.ts';
import { closeLabs, gradeText } from './grade-text.ts';

// Each begins with processes of its own: what a cheat has patched, stays so.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterEach(closeLabs);

const failedIn = ({ checks }: RunResult) =>
  checks.flatMap(({ id, status }) => (status === 'pass' ? [] : [id]));
const run = (code: string) => gradeText(cheatedExercise, cheatedText(code));
let honest: string[] = [];
beforeAll(async () => {
  honest = failedIn(await run(''));
  closeLabs();
});

it('fails the text without any cheat', () => {
  expect(honest).toEqual(expect.arrayContaining(['cookie-httponly', 'renewal-httponly']));
});

it.each(Object.entries(cheats))('passes no check more for a text that %s', async (_name, code) => {
  const result = await run(code);
  expect(result.status).not.toBe('pass');
  expect(result.problem?.fault).not.toBe('grader-bug');
  if (!result.problem) expect(failedIn(result)).toEqual(expect.arrayContaining(honest));
  expect(result.printed).not.toContain('overheard');
  // A cheat that never had what it needs would prove nothing. Of one that was ended for it, the end tells.
  const isArmed = result.problem?.fault === 'ended' || result.printed.includes('armed');
  if (needsNode(code)) expect(isArmed, result.printed).toBe(true);
});
