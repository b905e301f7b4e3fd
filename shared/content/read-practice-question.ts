import type { RootContent } from 'mdast';
import { checkClosed, checkInside } from './check-blocks.ts';
import { countWords } from './count-words.ts';
import type { Action, Observation } from './lesson.ts';
import { type Container, startOf } from './markdown.ts';
import type { PracticeQuestion } from './practice-question.ts';
import { readAttributes } from './read-action.ts';
import { readActions } from './read-block.ts';
import { readObservations } from './read-observations.ts';
import { readOption, type WrittenOption } from './read-option.ts';
import { readWith } from './read-with.ts';
import type { Reading } from './reading.ts';
import { exampleOf, type QuestionFrame, toQuestion } from './to-practice-question.ts';
import { toProse } from './to-prose.ts';

export const questionOpening = '::::question{#who-ended-it kind=predict asks=answer}';

/** As long as a question can be and still be taken in at a glance. */
const mostWords = 60;

/** What is found in a question, block by block. */
export type Found = {
  asks: RootContent[];
  options: WrittenOption[];
  sandbox: PracticeQuestion['sandbox'];
  before: Action[];
  run: Action[];
  observe: Observation[];
};

/** Reads a `::::question{#id kind=…}`; null, and reported, where it is none. */
export function readPracticeQuestion(
  block: Container,
  topic: string,
  reading: Reading,
): PracticeQuestion | null {
  const { report, text } = reading;
  checkClosed(block, text, report);
  const frame = readFrame(block, reading);
  if (!frame) return null;
  const found: Found = { asks: [], options: [], sandbox: {}, before: [], run: [], observe: [] };
  for (const child of block.children as RootContent[]) takeBlock(child, found, frame, reading);
  const words = countWords(found.asks);
  if (words === 0)
    report(startOf(block), 'This question asks nothing. Write a sentence or two above its options.');
  if (words > mostWords)
    report(startOf(block), `${words} words are asked; ${mostWords} are the most. Say it shorter.`);
  return toQuestion(block, { frame, found, topic, asks: toProse(found.asks) }, report);
}

const kinds = ['choice', 'order', 'predict'] as const;

function readFrame(block: Container, { report, places }: Reading): QuestionFrame | null {
  const { id = '', kind: written = '', asks = '', seen, ...rest } = readAttributes(block, report);
  const at = startOf(block);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    report(at, `A question needs an id of small letters, digits and hyphens. Write ${questionOpening}`);
  for (const key of Object.keys(rest))
    report(at, `"${key}" means nothing in a question. Use only #id, kind, asks and seen: ${questionOpening}`);
  if (seen !== undefined && !places.has(`/lessons/${seen}`))
    report(at, `Nothing is seen at "${seen}". Write a lesson and its step: seen=closing-time/revoke`);
  const kind = kinds.find((one) => one === written);
  if (!kind) {
    report(at, `A question is of a kind: ${kinds.join(', ')}. Write ${questionOpening}`);
    return null;
  }
  return { id, kind, asks: asks.split(/\s+/).filter((word) => word !== ''), seen: seen ?? null };
}

function takeBlock(child: RootContent, found: Found, frame: QuestionFrame, reading: Reading): void {
  const { report } = reading;
  if (child.type === 'list') {
    for (const item of child.children)
      found.options.push(...[readOption(item, exampleOf(frame), reading) ?? []].flat());
  } else if (child.type === 'leafDirective' && child.name === 'with') {
    found.sandbox = readWith(child, report);
  } else if (child.type === 'containerDirective' && (child.name === 'before' || child.name === 'run')) {
    found[child.name] = readActions(withLabels(child), reading);
  } else if (child.type === 'code' && child.lang === 'yaml' && child.meta?.trim() === 'observe') {
    found.observe = readObservations(child, reading);
  } else if (child.type === 'leafDirective' || child.type === 'containerDirective') {
    report(startOf(child), `There is no "${child.name}" in a question. Use ::with, :::before and :::run.`);
  } else if (found.options.length > 0) {
    report(startOf(child), 'What is asked stands above the options. Move this up.');
  } else {
    checkInside(child, report);
    found.asks.push(child);
  }
}

/** Nobody sees the names of its actions, which a lesson's buttons would have. */
const withLabels = (block: Container): Container => ({
  ...block,
  children: block.children.map((child) =>
    child.type === 'leafDirective'
      ? { ...child, attributes: { label: child.name, ...child.attributes } }
      : child,
  ),
});
