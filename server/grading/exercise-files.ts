import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));
export const exercisesFolder = path.join(project, 'lessons', 'exercises');

/** Names of all exercises that can be graded, in alphabetical order. */
export function exerciseNames(): string[] {
  return readdirSync(exercisesFolder)
    .filter((name) => existsSync(gradedTestsOf(name)))
    .toSorted();
}

export const gradedTestsOf = (exercise: string) => path.join(exercisesFolder, exercise, 'grade.test.ts');
export const taskOf = (exercise: string) => path.join(exercisesFolder, exercise, 'task.md');
export const starterOf = (exercise: string) => path.join(exercisesFolder, exercise, 'starter.ts');

/** The text of a server of ours that learners' tests judge: `write-the-test/servers/right/plain`. */
export const readServer = (file: string): Promise<string> =>
  readFile(path.join(exercisesFolder, `${file}.ts`), 'utf8');

/** Where a learner's own file lies unless another is named; git ignores the folder. */
export const ownFileOf = (exercise: string) => path.join(project, 'my-exercises', `${exercise}.ts`);
