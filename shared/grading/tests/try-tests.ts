import type { RecordedEvent } from '../../trace/event.ts';
import { LearnerFault, type LearnerRealm } from '../lab.ts';
import { type CheckContext, learnerFile } from '../run-check.ts';
import { createAttendant } from './attend.ts';
import { inWordsOfTests } from './in-words-of-tests.ts';
import { readStep } from './read-step.ts';
import type { Deed, TestFailure, TestOrder, TestStep } from './test-protocol.ts';

/** One of the learner's tests, run against one server. */
export type TestRun = {
  title: string;
  failure: TestFailure | null;
  expected: boolean;
  left: number | null;
  /** What it had done, in order. */
  deeds: readonly Deed['do'][];
  did: readonly string[];
  events: readonly RecordedEvent[];
  /** Number of the answer that the failure is about. */
  offending: number | null;
};

type Over = Extract<TestStep, { type: 'over' }>;

/** Nobody needs so many, and a test that never stops asking would. */
const mostDeeds = 200;

/**
 * Runs the learner's tests against a server of ours, up to the first that fails. Each begins with its file evaluated anew,
 * an empty store and the clock at its beginning, so that none can know which server it is, or how many came before.
 * @param options `only` is the place of the one test that is wanted
 * @throws {LearnerFault} when a test does not come to its end
 */
export async function tryTests(
  { openTests, openServer }: Pick<CheckContext, 'openTests' | 'openServer'>,
  server: string,
  { only }: { only?: number } = {},
): Promise<[TestRun, ...TestRun[]]> {
  const runs: TestRun[] = [];
  const begin = only ?? 0;
  let end = begin + 1;
  for (let index = begin; index < end; index += 1) {
    const tests = await openTests().catch((error: unknown) => {
      throw inWordsOfTests(error);
    });
    const titles = await listTests(tests);
    if (only === undefined) end = titles.length;
    const title = titles[index] ?? '';
    const did: string[] = [];
    const site = await openServer(server, (sentence) => did.push(sentence));
    const attendant = createAttendant(site);
    const deeds: Deed['do'][] = [];
    const attend = async (what: Deed, line: number | null) => {
      deeds.push(what.do);
      if (deeds.length > mostDeeds)
        throw new LearnerFault('no-end', `Your test “${title}” asked for ${mostDeeds} things, and went on.`, {
          line,
        });
      const said = await attendant.attend(what, line).catch(blameOurselves);
      if (what.do === 'advance') await tests.advance(what.seconds * 1000);
      return said;
    };
    const over = await runTest(tests, index, attend).catch((error: unknown) => {
      throw inWordsOfTests(error, title);
    });
    const events = await attendant.events();
    runs.push({ title, ...over, deeds, did, ...pointAt(events, over.failure) });
    if (over.failure) break;
  }
  const [first, ...more] = runs;
  if (!first) throw new Error('No test was run.');
  return [first, ...more];
}

async function listTests(tests: LearnerRealm): Promise<readonly string[]> {
  const step = readStep(await tests.proceed({ type: 'list' }));
  return step.type === 'tests' ? step.titles : [];
}

/** @returns how the test ended */
async function runTest(
  tests: LearnerRealm,
  test: number,
  attend: (what: Deed, line: number | null) => ReturnType<ReturnType<typeof createAttendant>['attend']>,
): Promise<Over> {
  let order: TestOrder = { type: 'begin', test };
  for (;;) {
    const step = readStep(await tests.proceed(order));
    switch (step.type) {
      case 'over': {
        const [stray] = await tests.strays();
        if (!stray || step.failure) return step;
        const { message, line } = stray;
        throw new LearnerFault('unhandled-rejection', `Nobody waited for this, and it failed: ${message}.`, {
          line,
        });
      }
      case 'wants':
        order = { type: 'go on', deed: step.deed, said: await attend(step.what, step.line) };
        break;
      case 'tests':
        throw new LearnerFault('ended', 'Your code broke what runs your tests.');
    }
  }
}

/** A server of ours that cannot be asked is no fault of the learner's. */
function blameOurselves(error: unknown): never {
  throw error instanceof LearnerFault ? new Error(`A server of ours failed: ${error.message}`) : error;
}

/** Marks the answer that a failure is about: the one that the test looked at last. */
function pointAt(
  events: readonly RecordedEvent[],
  failure: TestFailure | null,
): Pick<TestRun, 'events' | 'offending'> {
  if (!failure) return { events, offending: null };
  const isAnswer = ({ type, exchange }: RecordedEvent) =>
    type === 'response' && (failure.read === null || exchange === failure.read);
  const index = events.findLastIndex(isAnswer);
  const { line } = failure;
  const seen = events.map((event, place) =>
    place === index && line !== null ? { ...event, source: { file: learnerFile, line } } : event,
  );
  return { events: seen, offending: index < 0 ? null : index + 1 };
}
