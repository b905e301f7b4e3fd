import { callSite, lineIn } from '../host/call-site.ts';
import { LearnerFault, type OpenOptions } from '../lab.ts';
import type { Said, TestFailure, TestOrder, TestStep } from '../tests/test-protocol.ts';
import { createCloakroom } from './cloakroom.ts';
import { createExpect } from './expect.ts';
import type { Refuse } from './lab-limits.ts';
import { evaluate } from './load-module.ts';
import { offerVitest, type WrittenTest } from './offer-vitest.ts';
import type { OfferedModules } from './offered-names.ts';

/** The learner's tests, as a realm holds them. It knows nothing of the server that they judge. */
export type TestBench = {
  /** Resolves with the next step: what the test wants, or how it ended. */
  proceed(order: TestOrder): Promise<TestStep>;
};

type Waiting = { line: number | null; resolve(said: Said): void };

/**
 * Evaluates the learner's module and finds its tests.
 * @throws {LearnerFault} when it cannot be evaluated, or holds no test
 */
export function startTests({
  modules,
  code,
  options,
  refuse,
}: {
  modules: OfferedModules;
  code: string;
  options: OpenOptions;
  refuse: Refuse;
}): TestBench {
  const steps: TestStep[] = [];
  const waiting = new Map<number, Waiting>();
  let hand: ((step: TestStep) => void) | null = null;
  let deeds = 0;
  let expected = false;
  let read: string | null = null;

  const tell = (step: TestStep) => {
    const take = hand;
    hand = null;
    if (take) take(step);
    else steps.push(step);
  };
  const next = () => {
    const told = steps.shift();
    if (told) return Promise.resolve(told);
    return new Promise<TestStep>((resolve) => {
      hand = resolve;
    });
  };

  const cloakroom = createCloakroom(
    options.ttlSeconds,
    (what) => {
      deeds += 1;
      const deed = deeds;
      const line = callSite()?.line ?? null;
      return new Promise((resolve) => {
        waiting.set(deed, { line, resolve });
        tell({ type: 'wants', deed, what, line });
      });
    },
    (exchange) => {
      read = exchange;
    },
  );
  const { isDeepStrictEqual } = modules.util as { isDeepStrictEqual(one: unknown, other: unknown): boolean };
  const expect = createExpect({
    isEqual: isDeepStrictEqual,
    refuse,
    noted() {
      expected = true;
    },
  });
  const { vitest, tests } = offerVitest(expect, refuse);
  evaluate(code, { vitest, cloakroom, ...modules });
  if (tests.length === 0)
    throw new LearnerFault(
      'no-test',
      "Could not find a test: your file declares none. Write `test('…', async () => { … })`.",
    );

  const begin = async ({ before, run }: WrittenTest) => {
    steps.length = 0;
    waiting.clear();
    expected = false;
    read = null;
    const failure = await attempt(before, run);
    const [left] = waiting.values();
    tell({ type: 'over', failure: failure && { ...failure, read }, expected, left: left?.line ?? null });
  };

  return {
    proceed(order) {
      switch (order.type) {
        case 'list':
          return Promise.resolve({ type: 'tests', titles: tests.map(({ title }) => title) });
        case 'begin': {
          const test = tests[order.test];
          if (test) void begin(test);
          return next();
        }
        case 'go on':
          waiting.get(order.deed)?.resolve(order.said);
          waiting.delete(order.deed);
          return next();
      }
    },
  };
}

async function attempt(
  before: readonly (() => unknown)[],
  run: () => unknown,
): Promise<Omit<TestFailure, 'read'> | null> {
  try {
    for (const act of before) await act();
    await run();
    return null;
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    const told = name === 'AssertionError' ? message : `${name}: ${message}`;
    return { message: told.slice(0, 400), line: lineIn(stack)?.line ?? null };
  }
}
