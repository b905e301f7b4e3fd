import { lineIn } from './host/call-site.ts';
import { printedStack } from './printed-stack.ts';

export type PrintedError = { message: string; line: number | null };

const error = /^(?:\w*Error|\w*Exception)(?: \[\w+\])?: /;

/** The last error in what a server printed, and the line of the learner's file in which it arose; null for none. */
export function findPrintedError(text: string): PrintedError | null {
  const last = [...text.matchAll(printedStack)].findLast(({ groups }) => error.test(groups?.head ?? ''));
  if (!last?.groups) return null;
  const { head = '', frames } = last.groups;
  return { message: head.slice(0, 200), line: lineIn(frames)?.line ?? null };
}
