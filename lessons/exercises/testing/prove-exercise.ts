import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingToTry } from '#shared/grading/steps.ts';
import type { RunResult } from '#shared/grading/verdict.ts';
import { checksOf, closeLabs, gradeText } from '../../../server/grading/grade-text.ts';
import { bundle } from './bundle.ts';
import { chooseChecks } from './choose-checks.ts';
import { findProven } from './find-proven.ts';
import { type ExerciseHashes, hashExercise } from './hash-exercise.ts';
import {
  hintedChecks,
  idsAfter,
  readExercise,
  readSolutions,
  readText,
  type Solution,
} from './read-solutions.ts';
import { keepVerdicts, type StoreName, toVerdict, type Verdicts } from './verdicts.ts';

const demoApp = fileURLToPath(new URL('../../../server/demo-app/create-app.ts', import.meta.url));

/**
 * Proves an exercise's grader from both ends: it takes every right solution, and catches every wrong one by the check
 * that is meant for it and by no unrelated one. Of a wrong one that was proven before, as it stands, only the checks
 * that are meant for it are asked, and in memory a few others.
 * @param redisUrl where a real Redis is, asked within tests only; null for the store in memory
 */
export function proveExercise(exercise: string, store: StoreName, redisUrl: () => string | null): void {
  const found: Verdicts = new Map();
  let hashes: ExerciseHashes;
  let proven: Set<string>;
  beforeAll(async () => {
    hashes = await hashExercise(exercise);
    proven = await findProven(exercise, store, hashes);
  });
  afterAll(async () => {
    closeLabs();
    await keepVerdicts(exercise, found, { store, hashes });
  });

  let graded = 0;
  const grade = (text: string, only?: readonly string[]): Promise<RunResult> => {
    // In memory a process stays as it is over a hundred texts; what the client of a real Redis keeps is not measured.
    graded += 1;
    if (store === 'redis' && graded % 8 === 0) closeLabs();
    return gradeText(exercise, text, { redisUrl: redisUrl(), ...(only && { only }) });
  };

  let starter: Promise<RunResult> | null = null;
  const gradeStarter = () => {
    starter ??= grade(readText(exercise, 'starter.ts'));
    return starter;
  };

  it('has hints for each of its checks, and for no other', async () => {
    const { checks } = await gradeStarter();
    expect(hintedChecks(exercise).toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  it('judges what its task says is written in it', async () => {
    const judged = new Set((await checksOf(exercise)).map(({ judges }) => judges));
    expect([...judged]).toEqual([readExercise(exercise).writes]);
  });

  describe('accepts', () => {
    it('the solution that is shown', async () => {
      const result = await grade(readText(exercise, 'solution.ts'));
      expect(Object.fromEntries(failuresIn(result))).toEqual({});
      found.set('solution.ts', toVerdict(result));
    });

    // The challenge is what the demo app is the model of; the others ask for something beside it.
    if (exercise === 'challenge') {
      it('the demo app', async () => {
        expect(Object.fromEntries(failuresIn(await grade(await bundle(demoApp))))).toEqual({});
      });
    }

    it.each(readSolutions(exercise, 'right'))('$name', async ({ file, text }) => {
      const result = await grade(text);
      const failures = failuresIn(result);
      expect([...failures.keys()].toSorted(), print(failures)).toEqual(idsAfter('misses', text).toSorted());
      expect([...failures.values()].filter((failure) => !failure.startsWith('hardening'))).toEqual([]);
      found.set(file, toVerdict(result));
    });
  });

  describe('catches', () => {
    it('the file to begin with', async () => {
      const result = await gradeStarter();
      expect(result.problem).toBeNull();
      expect(result.status).toBe('fail');
      expect(result.checks.filter(({ status }) => status === 'error')).toEqual([]);
      found.set('starter.ts', toVerdict(result));
    });

    const wrong = readSolutions(exercise, 'wrong').map((solution, turn) => ({ ...solution, turn }));
    const checksFor = ({ file, text, turn }: Solution & { turn: number }) => {
      if (!proven.has(file)) return undefined;
      const all = store === 'mock' ? hintedChecks(exercise) : [];
      return chooseChecks(all, meantFor(text), turn);
    };
    it.each(wrong)('$name', async (solution) => {
      const { file, text } = solution;
      const only = checksFor(solution);
      const result = await grade(text, only);
      const failures = failuresIn(result);
      const meant = new Set(meantFor(text));
      // Of a few checks perhaps none needs a ticket.
      if (only && meant.delete(entering)) failures.delete(entering);
      expect(idsAfter('fails', text)).toHaveLength(1);
      expect([...failures.keys()].toSorted(), print(failures)).toEqual([...meant].toSorted());
      expect([...failures.values()].filter((failure) => failure.includes('grader bug'))).toEqual([]);
      found.set(file, toVerdict(result, { whole: only === undefined }));
    });
  });
}

const meantFor = (text: string) => [...idsAfter('fails', text), ...idsAfter('also', text)];

/** Stands for all checks that could not even begin: with this text nobody has a ticket that a browser would show. */
const entering = 'entering';

/** The checks that did not pass, with what they say; one that is not the text's fault is told apart. */
function failuresIn({ problem, checks }: RunResult): Map<string, string> {
  expect(problem).toBeNull();
  const failed = checks.filter(({ status }) => status !== 'pass');
  return new Map(
    failed.map(({ id, tier, status, happened }) => [
      happened.endsWith(nothingToTry) ? entering : id,
      `${tier} ${status === 'error' ? 'grader bug: ' : ''}${happened}`,
    ]),
  );
}

const print = (failures: Map<string, string>) => [...failures].map((entry) => entry.join(': ')).join('\n');
