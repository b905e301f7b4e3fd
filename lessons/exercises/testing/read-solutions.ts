import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ExerciseTexts, parseExercise } from '#shared/content/parse-exercise.ts';
import { evenLines } from '#shared/even-lines.ts';
import type { Exercise } from '#shared/grading/exercise.ts';
import { exercisesFolder } from '../../../server/grading/exercise-files.ts';

/** `file` as it lies in the exercise's folder: `solutions/wrong/no-expiry.ts`. */
export type Solution = { name: string; file: string; text: string };

/** One of the texts that stand in an exercise's folder: `starter.ts`, `solution.ts`. */
export function readText(exercise: string, file: string): string {
  return evenLines(readFileSync(path.join(exercisesFolder, exercise, file), 'utf8'));
}

/** Every solution of a kind, by name; empty where an exercise has none. */
export function readSolutions(exercise: string, kind: 'right' | 'wrong'): Solution[] {
  return readFolder(exercise, `solutions/${kind}`);
}

/** The servers that learners' tests judge in an exercise; empty where learners write a server themselves. */
export function readServers(exercise: string): Solution[] {
  return ['right', 'wrong'].flatMap((kind) => readFolder(exercise, `servers/${kind}`));
}

function readFolder(exercise: string, folder: string): Solution[] {
  const there = path.join(exercisesFolder, exercise, folder);
  if (!existsSync(there)) return [];
  return readdirSync(there)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => toSolution(exercise, `${folder}/${file}`));
}

/** Every text of an exercise that a grader can be proved with: what it begins with, what is shown, and all others. */
export function gradedTexts(exercise: string): Solution[] {
  const shown = ['starter.ts', 'solution.ts'].map((file) => toSolution(exercise, file));
  return [...shown, ...readSolutions(exercise, 'right'), ...readSolutions(exercise, 'wrong')];
}

function toSolution(exercise: string, file: string): Solution {
  return { name: path.basename(file, '.ts'), file, text: readText(exercise, file) };
}

/** An exercise as a page has it. @throws {LessonError} when a file of it cannot be read */
export function readExercise(exercise: string): Exercise {
  const read = (file: string) => readText(exercise, file);
  const [task, hints, starter, solution] = ['task.md', 'hints.md', 'starter.ts', 'solution.ts'].map(read);
  const texts = { task, hints, starter, solution } as ExerciseTexts;
  return parseExercise(texts, { id: exercise, folder: `exercises/${exercise}` });
}

/** Ids of the checks for which `hints.md` has hints. @throws {LessonError} when a file of the exercise cannot be read */
export const hintedChecks = (exercise: string): string[] => Object.keys(readExercise(exercise).hints);

/** The check ids in a leading comment such as `// fails: cookie-scope`; none when there is no such comment. */
export function idsAfter(label: 'misses' | 'fails' | 'also', text: string): string[] {
  const line = text.split('\n', 3).find((each) => each.startsWith(`// ${label}: `)) ?? '';
  return line
    .slice(`// ${label}: `.length)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== 'nothing');
}
