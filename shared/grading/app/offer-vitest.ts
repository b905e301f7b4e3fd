import type { Refuse } from './lab-limits.ts';
import { withLimits } from './with-limits.ts';

type Act = () => unknown;
/** One test of the learner's, with all that its `describe`s put before it. */
export type WrittenTest = { title: string; before: readonly Act[]; run: Act };

const missing = {
  ofModule:
    'vi vitest suite bench assert chai expectTypeOf assertType inject onTestFinished onTestFailed beforeAll afterAll afterEach',
  ofTest: 'skip only each for todo fails concurrent sequential extend skipIf runIf',
} as const;

/** More tests than that would take longer than anybody waits: each is run against every server. */
const mostTests = 20;

/**
 * The module `vitest` as far as the lab has it: `test`, `describe`, `beforeEach`, `expect`. What is declared while a file
 * is evaluated is put into `tests`.
 */
export function offerVitest(
  expect: unknown,
  refuse: Refuse,
): { vitest: object; tests: readonly WrittenTest[] } {
  const tests: WrittenTest[] = [];
  let scope: { title: string; before: Act[] } = { title: '', before: [] };

  const limit = <Target extends object>(name: string, target: Target, lacks: string): Target =>
    withLimits(target, lacks.split(' '), (lacking) =>
      refuse(`Could not use ${name}.${lacking}: the lab has test, describe, beforeEach and expect.`),
    );
  const declare = (title: unknown, ...rest: unknown[]) => {
    const run = rest.find((each): each is Act => typeof each === 'function');
    if (!run) throw new TypeError(`The test “${String(title)}” has no function to run`);
    if (tests.length === mostTests)
      return refuse(
        `Could not take another test: the lab runs ${mostTests} at most, each against every server.`,
      );
    return void tests.push({ title: toTitle(scope.title, title), before: [...scope.before], run });
  };
  const describe = (title: unknown, ...rest: unknown[]) => {
    const outer = scope;
    scope = { title: toTitle(outer.title, title), before: [...outer.before] };
    try {
      rest.find((each): each is Act => typeof each === 'function')?.();
    } finally {
      scope = outer;
    }
  };
  const test = limit('test', declare, missing.ofTest);
  const vitest = {
    test,
    it: test,
    describe: limit('describe', describe, missing.ofTest),
    beforeEach: (act: Act) => void scope.before.push(act),
    expect,
  };
  return { vitest: limit('vitest', vitest, missing.ofModule), tests };
}

const toTitle = (outer: string, title: unknown): string =>
  [outer, String(title)].filter(Boolean).join(' › ').slice(0, 120);
