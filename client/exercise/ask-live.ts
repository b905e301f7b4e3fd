import { faultWords, whereIs } from '#shared/grading/fault-words.ts';
import { LearnerFault } from '#shared/grading/lab.ts';
import type { Answer } from '../requests/ask.ts';

/** Says why something could not be had from the learner's server. */
export const tellFailure = (error: unknown): string => {
  if (!(error instanceof LearnerFault)) return error instanceof Error ? error.message : String(error);
  const { title, advice } = faultWords(error.fault);
  const where = whereIs(error);
  return `${title}${where && ` (${where})`}: ${error.message} ${advice}`;
};

/** Asks the learner's own server, which answers as a sandbox does: every failure is a value, in words for people. */
export const askLive = <Value>(asked: Promise<Value>): Promise<Answer<Value>> =>
  asked.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, refusal: { code: 'unexpected', message: tellFailure(error) } }),
  );
