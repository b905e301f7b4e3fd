import { LearnerFault } from '../lab.ts';
import type { Fault } from '../verdict.ts';

const sentences: Readonly<Partial<Record<Fault, { fault: Fault; says: string }>>> = {
  'no-answer': {
    fault: 'no-end',
    says: 'never came to its end: it waits for something that does not come',
  },
  'time-out': {
    fault: 'time-out',
    says: 'did not give the thread back in time: it may hold an endless loop',
  },
  'too-slow': { fault: 'too-slow', says: 'took longer than there is time for' },
  ended: { fault: 'ended', says: 'ended the process that it ran in' },
};

/**
 * What became of the learner's realm, in words that fit tests. Every server meets the same, and is told it in the same
 * words, so that it is told once.
 */
export function inWordsOfTests(error: unknown, title?: string): unknown {
  const known = error instanceof LearnerFault ? sentences[error.fault] : undefined;
  if (!known) return error;
  const { line, column } = error as LearnerFault;
  const who = title === undefined ? 'Your file' : `Your test “${title}”`;
  return new LearnerFault(known.fault, `${who} ${known.says}.`, { line, column });
}
