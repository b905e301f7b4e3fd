import type { RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import { evenLines } from '../even-lines.ts';
import type { Exercise } from '../grading/exercise.ts';
import { LessonError, type LessonProblem, type Report } from './lesson-error.ts';
import { markdown } from './markdown.ts';
import { readExerciseFrontMatter } from './read-front-matter.ts';
import { readHints } from './read-hints.ts';
import { toProse } from './to-prose.ts';

// Tasks have tables of routes, which plain Markdown has not.
const withTables = markdown().use(remarkGfm).freeze();

/** The texts of one folder `lessons/exercises/<id>/`. */
export type ExerciseTexts = { task: string; hints: string; starter: string; solution: string };

/**
 * Reads an exercise (its format: lessons/exercises/README.md). `folder` is for messages.
 * Throws a `LessonError` that lists every problem with file, line and column.
 */
export function parseExercise(
  texts: ExerciseTexts,
  { id, folder }: { id: string; folder: string },
): Exercise {
  const { frontMatter, task } = readFile(texts.task, `${folder}/task.md`, (blocks, root, report) => ({
    frontMatter: readExerciseFrontMatter(root, report),
    task: toProse(blocks.filter(({ type }) => type !== 'yaml')),
  }));
  const hints = readFile(texts.hints, `${folder}/hints.md`, (blocks, _, report) => readHints(blocks, report));
  if (!frontMatter) throw new LessonError(`${folder}/task.md`, []);
  return {
    id,
    ...frontMatter,
    task,
    hints,
    starter: evenLines(texts.starter),
    solution: evenLines(texts.solution),
  };
}

type Root = ReturnType<typeof markdown.parse>;

function readFile<Read>(
  text: string,
  file: string,
  read: (blocks: RootContent[], root: Root, report: Report) => Read,
): Read {
  const problems: LessonProblem[] = [];
  const root = withTables.parse(evenLines(text));
  const result = read(root.children, root, ({ line, column }, message) =>
    problems.push({ line, column, message }),
  );
  if (problems.length > 0) throw new LessonError(file, problems);
  return result;
}
