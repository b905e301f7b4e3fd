import { declareCheck } from './check.ts';
import { Misbehaviour } from './misbehaviour.ts';
import type { CheckContext, CheckDeclaration } from './run-check.ts';
import type { Deed } from './tests/test-protocol.ts';
import { type TestRun, tryTests } from './tests/try-tests.ts';

/** `server` is a file among the exercises, without its ending: `write-the-test/servers/right/plain`. */
type About = Omit<CheckDeclaration, 'id'> & { server: string };

/** Declares that the learner's tests must pass for a server that does everything right. */
export function passesServer(id: string, { server, ...about }: About): void {
  declareCheck('tests', { id, ...about }, async (context) => {
    const runs = await tryTests(context, server);
    refuseFalseAlarm(context, runs);
    for (const sentence of toSteps(runs.at(-1) ?? runs[0])) context.tell(sentence);
  });
}

/**
 * Declares that one of the learner's tests must fail for a server with a fault, and pass for one beside it that has none:
 * a test that always fails catches nothing.
 * @param about `does` ends the sentence *Your tests pass the server that …*; `seenBy` is what a test must do to see it
 */
export function catchesServer(
  id: string,
  {
    server,
    beside,
    does,
    seenBy,
    ...about
  }: About & { beside: string; does: string; seenBy: keyof typeof omissions },
): void {
  declareCheck('tests', { id, ...about }, async (context) => {
    // Whether a right server comes before the wrong one is left to chance: no test can tell by counting which it has before it.
    if (isHeads()) await tryTests(context, beside, { only: 0 });
    const wrong = await tryTests(context, server);
    const caught = wrong.find(({ failure }) => failure);
    if (!caught?.failure) throw misses(context, wrong, { does, seenBy });
    refuseFalseAlarm(context, await tryTests(context, beside, { only: wrong.indexOf(caught) }));
    for (const sentence of toSteps(caught)) context.tell(sentence);
    const happened = `Your test “${caught.title}” gives it away: ${caught.failure.message}.`;
    context.show({ happened, ...toSighting(caught) });
  });
}

const omissions = {
  ask: 'None of them looks at what the protected route answers.',
  logOut: 'None of them logs anybody out.',
  revoke: 'None of them revokes anything.',
  advance: 'None of them moves the clock on.',
} as const satisfies Partial<Record<Deed['do'], string>>;

function refuseFalseAlarm({ tell }: CheckContext, runs: readonly TestRun[]): void {
  const failed = runs.find(({ failure }) => failure);
  if (!failed?.failure) return;
  for (const sentence of toSteps(failed)) tell(sentence);
  const { message } = failed.failure;
  throw new Misbehaviour(
    `Your test “${failed.title}” fails a server that does everything right: ${message}.`,
    async () => toSighting(failed),
  );
}

function misses(
  { tell }: CheckContext,
  runs: readonly [TestRun, ...TestRun[]],
  { does, seenBy }: { does: string; seenBy: keyof typeof omissions },
): Misbehaviour {
  const near = runs.findLast(({ deeds }) => deeds.includes(seenBy));
  const shown = near ?? runs.at(-1) ?? runs[0];
  for (const sentence of toSteps(shown)) tell(sentence);
  return new Misbehaviour(
    expectsNothing(runs) ??
      [`Your tests pass the server that ${does}.`, ...(near ? [] : [omissions[seenBy]])].join(' '),
    async () => toSighting(shown),
  );
}

/** Whatever the server, such tests pass, and that is told once; null for others. */
function expectsNothing(runs: readonly TestRun[]): string | null {
  if (runs.some(({ expected }) => expected)) return null;
  const left = runs.find((run) => run.left !== null)?.left;
  return `Your tests expect nothing of any answer, so they pass every server${
    left == null ? '' : `: line ${left} asks for something, and nothing waits for it`
  }.`;
}

const toSteps = ({ title, did }: TestRun): readonly string[] => [`The test “${title}” begins.`, ...did];

const toSighting = ({ events, offending }: TestRun) => ({ realm: null, events: [...events], offending });

const isHeads = (): boolean => crypto.getRandomValues(new Uint8Array(1)).some((byte) => byte % 2 === 0);
