import { expect, it } from 'vitest';
import type { PracticeQuestion, Topic } from '#shared/content/practice-question.ts';
import { prose } from '../lesson/lesson.fixture.ts';
import { keepAnswer, nothingAnswered } from '../lesson/question/keep-answer.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { type Practice, practiceRecord } from '../storage/practice-record.ts';
import { AGAIN, type Deck, deckOf, MIXED, nextQuestion } from './choose-question.ts';

const questionOf = (id: string): PracticeQuestion => ({
  id,
  topic: 't',
  kind: 'choice',
  asks: prose('What?'),
  sandbox: {},
  before: [],
  run: [],
  options: [],
  expected: 'a',
  observe: [],
  seen: null,
});
const topicOf = (id: string, ...ids: string[]): Topic => ({
  id,
  title: id,
  summary: '',
  questions: ids.map(questionOf),
});
const topics = [topicOf('one', 'a', 'b', 'c', 'd', 'e'), topicOf('two', 'f')];

/** Answers one after another: `a!` is a wrong one. */
function answered(...answers: string[]): Practice {
  const shelf = createMemoryShelf();
  const record = practiceRecord(() => shelf);
  let practice = nothingAnswered;
  for (const answer of answers) {
    const isRight = !answer.endsWith('!');
    practice = keepAnswer(answer.replace('!', ''), { said: 'x', came: 'a', isRight }, record);
  }
  return practice;
}
const deck = (id: string, practice: Practice): Deck => {
  const found = deckOf(id, topics, practice);
  if (!found) throw new Error(`No deck ${id}.`);
  return found;
};
const next = (id: string, practice: Practice, open: string | null = null) =>
  nextQuestion(deck(id, practice), practice, open);

it('asks a topic’s questions in their order, and ends when all were answered', () => {
  expect(next('one', nothingAnswered)).toBe('a');
  expect(next('one', answered('a', 'b'))).toBe('c');
  expect(next('one', answered('a', 'b', 'c', 'd', 'e'))).toBeNull();
});

it('lets what was missed come again later, when three others were answered', () => {
  expect(next('one', answered('a!', 'b'), 'b')).toBe('c');
  expect(next('one', answered('a!', 'b', 'c', 'd'), 'd')).toBe('a');
  expect(next('one', answered('a!', 'b', 'c', 'd', 'a'), 'a')).toBe('e');
});

it('lets it come at the end, where there are no three others', () => {
  expect(next('two', answered('f!'), 'f')).toBe('f');
  expect(next('one', answered('a', 'b', 'c', 'd', 'e!'), 'd')).toBe('e');
});

it('mixes all topics, always in the same order', () => {
  const ids = deck(MIXED, nothingAnswered).questions.map(({ id }) => id);
  expect([...ids].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(ids).not.toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(deck(MIXED, answered('a')).questions.map(({ id }) => id)).toEqual(ids);
});

it('goes through what was missed until nothing is left of it', () => {
  const practice = answered('a!', 'b', 'f!');
  expect(
    deck(AGAIN, practice)
      .questions.map(({ id }) => id)
      .sort(),
  ).toEqual(['a', 'f']);
  expect(next(AGAIN, practice, 'a')).toBe('f');
  expect(next(AGAIN, answered('a!', 'b', 'f!', 'f'), 'f')).toBe('a');
  expect(next(AGAIN, answered('a!', 'a'))).toBeNull();
});

it('knows no deck of another name', () => {
  expect(deckOf('three', topics, nothingAnswered)).toBeNull();
});
