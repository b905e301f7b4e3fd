import type { TraceEvent } from '../trace/event.ts';
import type { ActionOf } from './lesson.ts';
import { neighbourNumber } from './neighbour-number.ts';
import { ownLoginOf } from './own-login.ts';

/**
 * The numbers that a thief writes into his jar, one after another, until one opens: reckoned from the last that he was
 * given himself. None where the trace has none of his own.
 */
export async function guessedNumbers(
  { guesses, of, kind, name }: ActionOf<'device'>,
  events: readonly TraceEvent[],
): Promise<readonly string[]> {
  const own = ownLoginOf(events, { kind, name });
  if (own === null) return [];
  if (guesses !== 'recipe') return neighbours(own.number, guesses === 'one-more' ? 1 : -1);
  // Only who runs it needs the hash that it is made with.
  const { reckonNumbers } = await import('./jumbled-recipe.ts');
  return reckonNumbers(own, of ?? '').numbers;
}

const neighbours = (number: string, by: 1 | -1): string[] => {
  const next = neighbourNumber(number, by);
  return next === null ? [] : [next];
};

/** Whether an answer ends the guessing: 401 or a way to the login form says no, and 403 that somebody else was met. */
export const isLetIn = (status: number): boolean => status < 300;
