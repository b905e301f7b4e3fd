import type { Root } from 'mdast';
import { z } from 'zod';
import { evenLines } from '../even-lines.ts';
import { checkDevices } from './check-devices.ts';
import { checkLinks } from './check-links.ts';
import { checkMarkup } from './check-markup.ts';
import { LessonError, type LessonProblem, type Report } from './lesson-error.ts';
import { markdown, plainText, startOf } from './markdown.ts';
import type { PracticeQuestion, Topic } from './practice-question.ts';
import { readFields } from './read-front-matter.ts';
import { questionOpening, readPracticeQuestion } from './read-practice-question.ts';
import { checkItem } from './read-yaml.ts';
import type { Reading } from './reading.ts';

export type AboutTopic = {
  id: string;
  /** Its path, for messages. */
  file: string;
  /** Addresses that links, and `seen`, may name; see `checkLinks`. */
  places: ReadonlySet<string>;
};

/** A topic, and the line of its file on which each question, action and observation begins. */
export type ReadTopic = { topic: Topic; lines: ReadonlyMap<object, number> };

const text = z.string().trim().min(1);
const frontSchema = z.strictObject({ title: text, summary: text });
const examples = { title: 'title: Ended at once', summary: 'summary: What a logout ends, and when.' };

/**
 * Reads the questions of one topic (their format: lessons/questions/README.md).
 * Throws a `LessonError` that lists every problem with line, column and what to write instead.
 */
export function readTopic(written: string, { id, file, places }: AboutTopic): ReadTopic {
  const problems: LessonProblem[] = [];
  const report: Report = ({ line, column }, message) => problems.push({ line, column, message });
  const clean = evenLines(written);
  const root = markdown.parse(clean);
  checkMarkup(root, clean, report);
  const fields = readFields(root, report);
  const front = fields && checkItem(fields, frontSchema, examples, report);
  const reading: Reading = {
    text: clean,
    report,
    places,
    beginning: {},
    mistake: null,
    exploit: [],
    notes: new Map(),
    lines: new Map(),
    above: new Map(),
  };
  const questions = readQuestions(root, id, reading);
  checkLinks(root, { slug: 'practice', steps: [], places }, report);
  if (front === null || problems.length > 0) throw new LessonError(file, problems);
  return { topic: { id, ...front, questions }, lines: reading.lines };
}

function readQuestions(root: Root, topic: string, reading: Reading): PracticeQuestion[] {
  const { report, lines } = reading;
  const questions: PracticeQuestion[] = [];
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type !== 'containerDirective' || node.name !== 'question') {
      // A line of stray colons has been reported already, with better advice.
      if (plainText(node).startsWith('::')) continue;
      report(startOf(node), `Only questions stand here. Open one before this line: ${questionOpening}`);
      continue;
    }
    const question = readPracticeQuestion(node, topic, reading);
    if (!question) continue;
    const twin = questions.find(({ id }) => id === question.id);
    if (twin) report(startOf(node), `The id "${question.id}" is taken by line ${lines.get(twin)}.`);
    lines.set(question, startOf(node).line);
    const observe = question.kind === 'choice' ? question.observe : [];
    // Each is run by itself, so that whoever is called so in another is nobody here.
    checkDevices([{ beats: [{ actions: [...question.before, ...question.run], observe }] }], reading);
    questions.push(question);
  }
  if (questions.length === 0)
    report({ line: 1, column: 1 }, `There is no question here. Write ${questionOpening}`);
  return questions;
}
