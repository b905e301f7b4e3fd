import type { PracticeOption, PracticeQuestion } from '#shared/content/practice-question.ts';
import { textOf } from '../text-of.ts';

/** What somebody said, and what came; null where that was none of the answers. */
export type Said = { said: string; came: string | null };

/** What came of an answer, in one sentence. */
export function tellAnswer(question: PracticeQuestion, { said, came }: Said): string {
  if (came === null)
    return 'What came is none of these answers: somebody else may have been at work in this cloakroom. Run it once more.';
  if (question.kind === 'order') return tellOrder(said.split(' '), came.split(' '));
  const isRight = said === came;
  const [you, it] = [said, came].map((id) => quote(question.options.find((option) => option.id === id)));
  if (question.kind === 'choice') return isRight ? 'That is it.' : `You said ${you}; it is ${it}.`;
  return isRight ? 'You said so, and so it came.' : `You said ${you}; what came is ${it}.`;
}

function tellOrder(said: readonly string[], came: readonly string[]): string {
  const right = said.filter((id, at) => id === came[at]).length;
  if (right === came.length) return 'You said so, and in this order it came.';
  const where = right === 0 ? 'none' : String(right);
  return `It came in another order: ${where} of the ${came.length} stood where you had put ${right === 1 ? 'it' : 'them'}.`;
}

const quote = (option: PracticeOption | undefined): string =>
  `“${(option ? textOf({ type: 'root', children: option.text.children }) : '…').trim().replace(/[.:]$/, '')}”`;
