import type { Root } from 'hast';
import type { Report } from './lesson-error.ts';
import { type Container, startOf } from './markdown.ts';
import { type Fact, isFact, practiceFacts } from './practice-facts.ts';
import { type Match, matchExamples, readMatch } from './practice-match.ts';
import type { PracticeOption, PracticeQuestion } from './practice-question.ts';
import type { WrittenOption } from './read-option.ts';
import type { Found } from './read-practice-question.ts';

/** What stands in a question's first line. */
export type QuestionFrame = {
  id: string;
  kind: PracticeQuestion['kind'];
  asks: string[];
  seen: string | null;
};

const letters = 'abcdefghij';

/** What an option of such a question looks like. */
export function exampleOf({ kind }: Pick<QuestionFrame, 'kind'>): string {
  if (kind === 'choice') return '- [ ] The store. > It keeps numbers only.';
  if (kind === 'order') return '- [asks POST /api/logout] Ada logs out. > Nothing goes before it.';
  return '- [x 401] Turned away. > Nothing hangs there any more.';
}

type Parts = { frame: QuestionFrame; found: Found; topic: string; asks: Root };

/** Makes a question of what was found; null, and reported, where its parts do not go together. */
export function toQuestion(
  block: Container,
  { frame, found, topic, asks }: Parts,
  report: Report,
): PracticeQuestion | null {
  const { id, kind } = frame;
  const { sandbox, before, run, options: written } = found;
  const refuse = (why: string) => report(startOf(block), why);
  const fewest = kind === 'order' ? 3 : 2;
  if (written.length < fewest || written.length > letters.length)
    refuse(`It has ${fewest} to ${letters.length} options. Write ${exampleOf(frame)}`);
  if (frame.asks.length > 0 && kind !== 'predict')
    refuse('Only a prediction asks for facts. Leave "asks" out.');
  if (found.observe.length > 0 && kind !== 'choice')
    refuse('Only the run of a choice is observed: everywhere else it decides. Leave the observe block out.');
  if (kind !== 'choice' && run.length === 0)
    refuse('A run decides here. Write :::run, at least one action, and ::: below the options.');
  const options = written.map(
    ({ text, reason }, at): PracticeOption => ({ id: letters[at] ?? '', text, reason }),
  );
  const ids = options.map((option) => option.id);
  const expected = written.flatMap(({ isExpected }, at) => (isExpected ? (ids[at] ?? []) : []));
  if (kind !== 'order' && expected.length !== 1)
    refuse(`Exactly one option is right, or expected. Mark it by an x: ${exampleOf({ kind: 'predict' })}`);
  const common = { id, topic, asks, sandbox, before, run, options };
  switch (kind) {
    case 'choice':
      return { ...common, kind, expected: expected[0] ?? '', ...readShown(frame, found, refuse) };
    case 'predict': {
      const facts = readFacts(frame.asks, refuse);
      const claims = Object.fromEntries(written.map((one, at) => [ids[at], readClaim(one, facts, report)]));
      refuseTwins(written, report);
      return { ...common, kind, expected: expected[0] ?? '', facts, claims };
    }
    case 'order': {
      const matches = written.map((one) => readItem(one, report));
      refuseTwins(written, report);
      if (matches.some((match) => match === null)) return null;
      const known = Object.fromEntries(matches.map((match, at) => [ids[at], match as Match]));
      return { ...common, kind, expected: ids.join(' '), matches: known };
    }
  }
}

/** A choice is shown by its own run, or was seen in a lesson. */
function readShown({ seen }: QuestionFrame, { run, observe }: Found, refuse: (why: string) => void) {
  if (run.length === 0 && seen === null)
    refuse('Nothing shows this. Write :::run with an observe block, or seen=closing-time/revoke');
  if (run.length > 0 && observe.length === 0)
    refuse('What shall be seen when it is run? Write an observe block below :::run.');
  if (run.length === 0 && observe.length > 0) refuse('Nothing is run that could be observed. Write :::run.');
  return { observe, seen };
}

function readFacts(words: readonly string[], refuse: (why: string) => void): Fact[] {
  const names = Object.keys(practiceFacts).join(', ');
  if (words.length === 0)
    refuse(`A prediction asks for one fact or more: asks="answer jar". There are ${names}.`);
  return words.flatMap((word) => {
    if (isFact(word)) return word;
    refuse(`There is no fact "${word}". Use: ${names}.`);
    return [];
  });
}

function readClaim({ mark, item }: WrittenOption, facts: readonly Fact[], report: Report): string[] {
  const values = mark.split(/\s+/).filter((word) => word !== '');
  if (values.length !== facts.length)
    report(startOf(item), `In brackets stands one word for each of: ${facts.join(', ')}.`);
  for (const [at, fact] of facts.entries()) {
    const value = values[at];
    if (value !== undefined && !practiceFacts[fact].isValue(value))
      report(
        startOf(item),
        `"${fact}" cannot be "${value}". Write for example ${practiceFacts[fact].example}`,
      );
  }
  return values;
}

function readItem({ mark, item, isExpected }: WrittenOption, report: Report): Match | null {
  if (isExpected) report(startOf(item), 'An order has no right option. Leave the x out.');
  const match = readMatch(mark);
  if (!match) report(startOf(item), `"${mark}" names no event. Write one of: ${matchExamples.join(' ')}`);
  return match;
}

/** Two that stand for the same could not be told apart. */
function refuseTwins(written: readonly WrittenOption[], report: Report): void {
  for (const [at, { mark, item }] of written.entries()) {
    if (written.findIndex((one) => one.mark === mark) < at)
      report(startOf(item), `Another option says [${mark}], too. No run could tell them apart.`);
  }
}
