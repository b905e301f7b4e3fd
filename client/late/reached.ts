import type { Answer } from '../requests/ask.ts';
import { LateError } from './late-error.ts';

/**
 * An answer of the server’s to what a part of the page needs before it can be shown. A refusal stands, since it would be
 * the same the next time; where nobody answers, or somebody who is not the server, another try may bring more.
 * @throws {LateError}
 */
export const reached = async <Value>(
  what: string,
  asked: Promise<Answer<Value>> | Answer<Value>,
): Promise<Answer<Value>> => {
  const answer = await asked;
  if (!answer.ok && ['unreachable', 'unexpected'].includes(answer.refusal.code)) {
    throw new LateError(what, 'unreachable');
  }
  return answer;
};
