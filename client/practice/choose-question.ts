import type { PracticeQuestion, Topic } from '#shared/content/practice-question.ts';
import { shuffle } from '../lesson/question/shuffle.ts';
import type { GivenAnswer, Practice } from '../storage/practice-record.ts';

/** Which questions are asked in turn: those of a topic, all, or what was missed. */
export type Deck = { id: string; title: string; questions: readonly PracticeQuestion[] };

/** Questions of all topics, one among the other. */
export const MIXED = 'mixed';
/** Those whose answer was not right. */
export const AGAIN = 'again';

/** So many others are answered before what was missed comes again. */
const othersBetween = 3;

/** The deck of an address; null where there is none of this name. */
export function deckOf(id: string, topics: readonly Topic[], practice: Practice): Deck | null {
  const all = topics.flatMap(({ questions }) => questions);
  if (id === MIXED) return { id, title: 'Mixed', questions: shuffle(all, MIXED) };
  if (id === AGAIN) return { id, title: 'Once more', questions: missedOf(all, practice) };
  const topic = topics.find((one) => one.id === id);
  return topic ? { id, title: topic.title, questions: topic.questions } : null;
}

/** What was not answered rightly last, mixed anew with each answer. */
export const missedOf = (questions: readonly PracticeQuestion[], practice: Practice): PracticeQuestion[] =>
  shuffle(
    questions.filter(({ id }) => practice.answers[id]?.isRight === false),
    String(lastTurn(practice)),
  );

/**
 * What is asked next: what was missed long enough ago; else what was never answered; else what was missed just now. Null
 * where all has been answered rightly. The one that is open comes again only where there is no other.
 */
export function nextQuestion(
  { id: deck, questions }: Deck,
  practice: Practice,
  open: string | null,
): string | null {
  const others = questions.filter(({ id }) => id !== open);
  const given = ({ id }: PracticeQuestion): GivenAnswer | undefined => practice.answers[id];
  const missed = others.filter((question) => given(question)?.isRight === false);
  const isDue = (question: PracticeQuestion) =>
    deck === AGAIN || lastTurn(practice) - (given(question)?.turn ?? 0) >= othersBetween;
  const next =
    missed.find(isDue) ?? others.find((question) => given(question) === undefined) ?? missed[0] ?? null;
  if (next) return next.id;
  const still = questions.find((question) => question.id === open && given(question)?.isRight === false);
  return still?.id ?? null;
}

/** How many answers were given to all questions. */
export const lastTurn = ({ answers }: Practice): number =>
  Math.max(0, ...Object.values(answers).map(({ turn }) => turn));
