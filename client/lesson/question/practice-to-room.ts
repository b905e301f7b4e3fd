import type { NewQuestion } from '#shared/api/room-api.ts';
import type { PracticeOption, PracticeQuestion } from '#shared/content/practice-question.ts';
import { textOf } from '../text-of.ts';

/** So long are a question and an answer at most, as a room takes them. */
const MOST = 400;

const shorten = (text: string): string => {
  const said = text.replace(/\s+/g, ' ').trim();
  return said.length > MOST ? `${said.slice(0, MOST - 1)}…` : said;
};

/** A question for practice as it is put to a room: of an order it is asked what comes first. */
export const practiceToRoom = (
  { id, kind, asks }: PracticeQuestion,
  shown: readonly PracticeOption[],
): NewQuestion => ({
  name: `practice ${id}`,
  text: shorten(kind === 'order' ? `${textOf(asks)} What comes first?` : textOf(asks)),
  options: shown.map(({ text }) => shorten(textOf(text))),
});
