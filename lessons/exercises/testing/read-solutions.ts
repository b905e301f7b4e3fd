import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseExercise } from '#shared/content/parse-exercise.ts';
import { evenLines } from '#shared/even-lines.ts';
import { exercisesFolder } from '../../../server/grading/exercise-files.ts';

/** `file` as it lies in the exercise's folder: `solutions/wrong/no-expiry.ts`. */
export type Solution = { name: string; file: string; text: string };

/** One of the texts that stand in an exercise's folder: `starter.ts`, `solution.ts`. */
export function readText(exercise: string, file: string): string {
  return evenLines(readFileSync(path.join(exercisesFolder, exercise, file), 'utf8'));
}

/** Every solution of a kind, by name; empty where an exercise has none. */
export function readSolutions(exercise: string, kind: 'right' | 'wrong'): Solution[] {
  const folder = path.join(exercisesFolder, exercise, 'solutions', kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => toSolution(exercise, `solutions/${kind}/${file}`));
}

/** Every text of an exercise that a grader can be proved with: what it begins with, what is shown, and all others. */
export function gradedTexts(exercise: string): Solution[] {
  const shown = ['starter.ts', 'solution.ts'].map((file) => toSolution(exercise, file));
  return [...shown, ...readSolutions(exercise, 'right'), ...readSolutions(exercise, 'wrong')];
}

function toSolution(exercise: string, file: string): Solution {
  return { name: path.basename(file, '.ts'), file, text: readText(exercise, file) };
}

/** Ids of the checks for which `hints.md` has hints. @throws {LessonError} when a file of the exercise cannot be read */
export function hintedChecks(exercise: string): string[] {
  const read = (file: string) => readText(exercise, file);
  const texts = { task: read('task.md'), hints: read('hints.md'), starter: '', solution: '' };
  return Object.keys(parseExercise(texts, { id: exercise, folder: `exercises/${exercise}` }).hints);
}

/** The check ids in a leading comment such as `// fails: cookie-scope`; none when there is no such comment. */
export function idsAfter(label: 'misses' | 'fails' | 'also', text: string): string[] {
  const line = text.split('\n', 3).find((each) => each.startsWith(`// ${label}: `)) ?? '';
  return line
    .slice(`// ${label}: `.length)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== 'nothing');
}
