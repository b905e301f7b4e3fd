import { lineIn } from './host/call-site.ts';

export type PrintedError = { message: string; line: number | null };

/** An error as it is printed: a line that names it, then the lines of its stack. */
const printed = /^((?:\w*Error|\w*Exception)(?: \[\w+\])?: .*)\n((?:\s+at .*\n?)+)/gm;

/** The last error in what a server printed, and the line of the learner's file in which it arose; null for none. */
export function findPrintedError(text: string): PrintedError | null {
  const last = [...text.matchAll(printed)].at(-1);
  if (!last) return null;
  const [, message = '', stack] = last;
  return { message: message.slice(0, 200), line: lineIn(stack)?.line ?? null };
}
