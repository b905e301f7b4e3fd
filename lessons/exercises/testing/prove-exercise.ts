import { afterAll, describe, expect, it } from 'vitest';
import type { RunResult } from '#shared/grading/verdict.ts';
import { closeLabs, gradeText } from '../../../server/grading/grade-text.ts';
import { bundleDemoApp } from './bundle-demo-app.ts';
import { hintedChecks, idsAfter, readSolutions, readText } from './read-solutions.ts';

/**
 * Proves an exercise's grader from both ends: it takes every right solution, and catches every wrong one by the check
 * that is meant for it and by no unrelated one.
 * @param redisUrl where a real Redis is, asked within tests only; null for the store in memory
 */
export function proveExercise(exercise: string, redisUrl: () => string | null): void {
  afterAll(closeLabs);
  let graded = 0;

  /** The checks that did not pass, with what they say; one that is not the text's fault is told apart. */
  async function findFailures(text: string): Promise<Map<string, string>> {
    // In memory a process stays as it is over a hundred texts; what the client of a real Redis keeps is not measured.
    graded += 1;
    if (redisUrl() !== null && graded % 8 === 0) closeLabs();
    const result = await gradeText(exercise, text, { redisUrl: redisUrl() });
    expect(result.problem).toBeNull();
    const failed = result.checks.filter(({ status }) => status !== 'pass');
    return new Map(
      failed.map(({ id, tier, status, happened }) => [
        id,
        `${tier} ${status === 'error' ? 'grader bug: ' : ''}${happened}`,
      ]),
    );
  }

  let starter: Promise<RunResult> | null = null;
  const gradeStarter = () => {
    starter ??= gradeText(exercise, readText(exercise, 'starter.ts'), { redisUrl: redisUrl() });
    return starter;
  };

  it('has hints for each of its checks, and for no other', async () => {
    const { checks } = await gradeStarter();
    expect(hintedChecks(exercise).toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  describe('accepts', () => {
    it('the solution that is shown', async () => {
      expect(Object.fromEntries(await findFailures(readText(exercise, 'solution.ts')))).toEqual({});
    });

    // The challenge is what the demo app is the model of; the others ask for something beside it.
    it.runIf(exercise === 'challenge')('the demo app', async () => {
      expect(Object.fromEntries(await findFailures(await bundleDemoApp()))).toEqual({});
    });

    it.each(readSolutions(exercise, 'right'))('$name', async ({ text }) => {
      const failures = await findFailures(text);
      expect([...failures.keys()].toSorted(), print(failures)).toEqual(idsAfter('misses', text).toSorted());
      expect([...failures.values()].filter((failure) => !failure.startsWith('hardening'))).toEqual([]);
    });
  });

  describe('catches', () => {
    it('the file to begin with', async () => {
      const result = await gradeStarter();
      expect(result.problem).toBeNull();
      expect(result.status).toBe('fail');
      expect(result.checks.filter(({ status }) => status === 'error')).toEqual([]);
    });

    it.each(readSolutions(exercise, 'wrong'))('$name', async ({ text }) => {
      const failures = await findFailures(text);
      const expected = [...idsAfter('fails', text), ...idsAfter('also', text)];
      expect(idsAfter('fails', text)).toHaveLength(1);
      expect([...failures.keys()].toSorted(), print(failures)).toEqual(expected.toSorted());
      expect([...failures.values()].filter((failure) => failure.includes('grader bug'))).toEqual([]);
    });
  });
}

const print = (failures: Map<string, string>) => [...failures].map((entry) => entry.join(': ')).join('\n');
