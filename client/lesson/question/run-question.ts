import { beginningOf } from '#shared/content/beginning.ts';
import { type DerivedAnswer, deriveAnswer } from '#shared/content/derive-answer.ts';
import type { Action } from '#shared/content/lesson.ts';
import type { PracticeQuestion } from '#shared/content/practice-question.ts';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** What running a question takes; each tells what went wrong, null when nothing did. */
export type RunMeans = {
  /** Makes the sandbox so, and remembers how it was before. */
  borrow(settings: SandboxSettings): Promise<string | null>;
  /** Makes it as it was. */
  putBack(): Promise<string | null>;
  /** `isQuiet` for what only prepares. */
  act(action: Action, isQuiet: boolean): Promise<string | null>;
  /** Whether this browser may have a ticket in its jar. */
  hasTicket(): boolean;
  events(): readonly TraceEvent[];
  /** Whether nobody waits for it any more. */
  isLeft(): boolean;
  /** Lets a moment pass. */
  pause(): Promise<void>;
};

/** What a run came to, trouble that kept it from its end, or nothing where it was left. */
export type RunEnd =
  | { state: 'came'; derived: DerivedAnswer; notPutBack: string | null }
  | { state: 'trouble'; message: string }
  | { state: 'left' };

const logOut: Action = { type: 'request', label: 'Log out', route: 'POST /api/logout' };

/** How often it is looked whether what the house notes has come. */
const looks = 20;

/**
 * Runs a question for real: makes the sandbox as the question wants it, does what prepares it and what decides, and derives the answer from
 * the trace. However that ends, the sandbox is made as it was before.
 */
export async function runQuestion(question: PracticeQuestion, means: RunMeans): Promise<RunEnd> {
  const end = await runToEnd(question, means).catch((error: unknown) => ({ error }));
  const notPutBack = await means.putBack();
  if ('error' in end) throw end.error;
  return end.state === 'came' ? { ...end, notPutBack } : end;
}

async function runToEnd(question: PracticeQuestion, means: RunMeans): Promise<RunEnd> {
  const arranged = await means.borrow(beginningOf(question));
  if (arranged !== null) return { state: 'trouble', message: arranged };
  // Whoever was logged in here before must not be a part of it.
  const quiet = [...(means.hasTicket() ? [logOut] : []), ...question.before];
  for (const action of quiet) {
    const stopped = await doOne(action, true, means);
    if (stopped) return stopped;
  }
  const since = means.events().at(-1)?.number ?? 0;
  for (const action of question.run) {
    const stopped = await doOne(action, false, means);
    if (stopped) return stopped;
  }
  let derived = deriveAnswer(question, means.events(), { since });
  for (let look = 0; derived.came === null && look < looks && !means.isLeft(); look += 1) {
    await means.pause();
    derived = deriveAnswer(question, means.events(), { since });
  }
  return { state: 'came', derived, notPutBack: null };
}

async function doOne(action: Action, isQuiet: boolean, means: RunMeans): Promise<RunEnd | null> {
  if (means.isLeft()) return { state: 'left' };
  const message = await means.act(action, isQuiet);
  return message === null ? null : { state: 'trouble', message };
}
