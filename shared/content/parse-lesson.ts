import type { Root } from 'mdast';
import { evenLines } from '../even-lines.ts';
import { checkDevices } from './check-devices.ts';
import { checkLab } from './check-lab.ts';
import { checkLinks } from './check-links.ts';
import { checkMarkup } from './check-markup.ts';
import type { Lesson, Notes } from './lesson.ts';
import { LessonError, type LessonProblem, type Report } from './lesson-error.ts';
import { markdown, sourceOf, startOf } from './markdown.ts';
import { readLessonFrontMatter } from './read-front-matter.ts';
import { opening, readSteps } from './read-steps.ts';
import type { Reading } from './reading.ts';

/** A lesson, the line of its file on which each of its steps, beats, actions and observations begins, and the notes of its steps. */
export type ReadLesson = { lesson: Lesson; lines: ReadonlyMap<object, number>; notes: Notes };

export type AboutLesson = {
  slug: string;
  /** Its path, for messages. */
  file: string;
  /** Addresses outside this lesson that its links may name; see `checkLinks`. */
  places: ReadonlySet<string>;
};

/** Reads a lesson for whoever must say where something stands in it; refuses as `parseLesson` does. */
export function readLesson(text: string, { slug, file, places }: AboutLesson): ReadLesson {
  const problems: LessonProblem[] = [];
  const report: Report = ({ line, column }, message) => problems.push({ line, column, message });
  // Offsets count in the text as parsed, so what editors on Windows add goes first.
  const clean = evenLines(text);
  const root = markdown.parse(clean);
  checkColons(root, clean, report);
  // Whatever else is said of such a lesson follows from its steps not being any.
  if (problems.length > 0) throw new LessonError(file, problems);
  checkMarkup(root, clean, report);
  const frontMatter = readLessonFrontMatter(root, places, report);
  const reading: Reading = {
    text: clean,
    report,
    places,
    beginning: frontMatter?.sandbox ?? {},
    mistake: frontMatter === null ? undefined : frontMatter.mistake,
    exploit: [],
    lines: new Map(),
    notes: new Map(),
    above: new Map(),
  };
  const steps = readSteps(root, reading);
  checkLab(steps, reading);
  checkDevices(steps, reading);
  checkLinks(root, { slug, steps, places }, report);
  if (frontMatter === null || problems.length > 0) throw new LessonError(file, problems);
  return {
    lesson: { slug, ...frontMatter, steps },
    lines: reading.lines,
    notes: Object.fromEntries(reading.notes),
  };
}

/**
 * Reads a `lesson.md` (its format: lessons/README.md).
 * Throws a `LessonError` that lists every problem with line, column and what to write instead.
 */
export const parseLesson = (text: string, about: AboutLesson): Lesson => readLesson(text, about).lesson;

/** A step with too few colons is a line by itself, or ends at the first block inside it. */
function checkColons(root: Root, text: string, report: Report): void {
  for (const node of root.children) {
    if (node.type !== 'leafDirective' && node.type !== 'containerDirective') continue;
    if (node.name !== 'step' || sourceOf(node, text).startsWith('::::')) continue;
    report(startOf(node), `A step begins with four colons and ends with four: ${opening} … ::::`);
  }
}
