import type { Root, RootContent } from 'mdast';
import { evenLines } from '../even-lines.ts';
import { longest } from '../show/show.ts';
import { checkDevices } from './check-devices.ts';
import { checkMarkup } from './check-markup.ts';
import { impliedObservations } from './implied-observations.ts';
import type { Beat, Step } from './lesson.ts';
import { LessonError, type LessonProblem, type Report } from './lesson-error.ts';
import { type Leaf, markdown, plainText, sourceOf, startOf } from './markdown.ts';
import type { AboutLesson } from './parse-lesson.ts';
import { readAction, readAttributes } from './read-action.ts';
import { readLessonFrontMatter } from './read-front-matter.ts';
import { readObservations } from './read-observations.ts';
import type { Reading } from './reading.ts';
import { curtained, type ShowScript } from './show-script.ts';

/** A show, and the line of its file on which each chapter, action and observation begins. */
export type ReadShow = { script: ShowScript; lines: ReadonlyMap<object, number> };

type Chapter = ShowScript['chapters'][number] & { step: Step };

const curtainExample = '::curtain[Who makes the ticket?]{before=store-command}';

/**
 * Reads a `show.md` (its format: lessons/shows/README.md).
 * Throws a `LessonError` that lists every problem with line, column and what to write instead.
 */
export function readShow(written: string, { slug, file, places }: AboutLesson): ReadShow {
  const problems: LessonProblem[] = [];
  const report: Report = ({ line, column }, message) => problems.push({ line, column, message });
  const text = evenLines(written);
  const root = markdown.parse(text);
  checkMarkup(root, text, report);
  const front = readLessonFrontMatter(root, places, report);
  const reading: Reading = {
    text,
    report,
    places,
    beginning: front?.sandbox ?? {},
    mistake: null,
    exploit: [],
    lines: new Map(),
    above: new Map(),
    notes: new Map(),
  };
  const chapters = readChapters(root, reading);
  const steps = chapters.map(({ step }) => step);
  checkDevices(steps, reading);
  if (front === null || problems.length > 0) throw new LessonError(file, problems);
  return { script: { lesson: { slug, ...front, steps }, chapters }, lines: reading.lines };
}

function readChapters(root: Root, reading: Reading): Chapter[] {
  const { report } = reading;
  const parts: { title: string; at: RootContent; blocks: RootContent[] }[] = [];
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading' && node.depth === 2)
      parts.push({ title: plainText(node), at: node, blocks: [] });
    else if (parts.length === 0)
      report(startOf(node), 'Nothing stands above the first chapter. Begin it with ## and its name.');
    else parts.at(-1)?.blocks.push(node);
  }
  if (parts.length === 0)
    report({ line: 1, column: 1 }, 'The show has no chapter. Begin one with ## and its name.');
  return parts.map(({ title, at, blocks }, index) => {
    if (title.length > longest.title)
      report(startOf(at), `The name of this chapter is longer than ${longest.title} characters.`);
    return readChapter(blocks, { id: `chapter-${index + 1}`, title, at }, reading);
  });
}

function readChapter(
  blocks: readonly RootContent[],
  { id, title, at }: { id: string; title: string; at: RootContent },
  reading: Reading,
): Chapter {
  const { report, text, lines } = reading;
  const notes: string[] = [];
  const beats: Beat[] = [];
  const curtains: ShowScript['chapters'][number]['curtains'][number][] = [];
  for (const block of blocks) {
    if (block.type === 'leafDirective' && block.name === 'curtain')
      curtains.push({ beat: beats.length, ...readCurtain(block, reading) });
    else if (block.type === 'leafDirective') {
      const action = readAction(block, reading);
      if (!action) continue;
      const beat = beatOf(action);
      lines.set(beat, startOf(block).line);
      for (const implied of beat.observe) lines.set(implied, startOf(block).line);
      beats.push(beat);
    } else if (block.type === 'code' && block.lang === 'yaml' && block.meta?.trim() === 'observe') {
      const beat = beats.at(-1);
      if (beat) beat.observe = readObservations(block, reading);
      else
        report(startOf(block), 'What is waited for stands behind the action that causes it. Move this down.');
    } else if (block.type === 'containerDirective') {
      report(startOf(block), 'A show has no blocks: only text, ::curtain, actions, and what they wait for.');
    } else notes.push(sourceOf(block, text).replace(/\n/g, ' '));
  }
  if (beats.length === 0) report(startOf(at), 'Nothing happens in this chapter. Write an action into it.');
  for (const { beat, question } of curtains)
    if (beat >= beats.length) report(startOf(at), `Nothing comes after the question “${question}”.`);
  const step = { id, title, beats };
  lines.set(step, startOf(at).line);
  return { step, notes: notes.join('\n\n'), curtains };
}

function readCurtain(leaf: Leaf, { report }: Reading) {
  const question = plainText(leaf).trim();
  const { before: written = 'request', ...rest } = readAttributes(leaf, report);
  const before = curtained.find((one) => one === written);
  if (question === '' || question.length > longest.question)
    report(startOf(leaf), `A question has 1 to ${longest.question} characters. Write ${curtainExample}`);
  if (!before || Object.keys(rest).length > 0)
    report(startOf(leaf), `A curtain is before one of ${curtained.join(', ')}. Write ${curtainExample}`);
  return { question, before: before ?? 'request' };
}

const beatOf = (action: Beat['actions'][number]): Beat => ({
  role: null,
  say: { type: 'root', children: [] },
  prediction: null,
  actions: [action],
  sequenceLabel: null,
  watch: null,
  observe: impliedObservations([action]),
  told: null,
  more: [],
  question: null,
});
