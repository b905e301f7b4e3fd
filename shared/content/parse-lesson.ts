import { evenLines } from '../even-lines.ts';
import { checkMarkup } from './check-markup.ts';
import type { Lesson } from './lesson.ts';
import { LessonError, type LessonProblem, type Report } from './lesson-error.ts';
import { markdown } from './markdown.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { readSteps } from './read-steps.ts';

/**
 * Reads a `lesson.md` (its format: lessons/README.md).
 * Throws a `LessonError` that lists every problem with line, column and what to write instead.
 */
export function parseLesson(text: string, { slug, file }: { slug: string; file: string }): Lesson {
  const problems: LessonProblem[] = [];
  const report: Report = ({ line, column }, message) => problems.push({ line, column, message });
  // Offsets count in the text as parsed, so what editors on Windows add goes first.
  const clean = evenLines(text);
  const root = markdown.parse(clean);
  checkMarkup(root, clean, report);
  const frontMatter = readFrontMatter(root, report);
  const steps = readSteps(root, clean, report);
  if (frontMatter === null || problems.length > 0) throw new LessonError(file, problems);
  return { slug, ...frontMatter, steps };
}
