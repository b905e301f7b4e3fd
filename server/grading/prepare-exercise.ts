import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ownFileOf, starterOf } from './exercise-files.ts';
import { listExercises } from './list-exercises.ts';
import { readExercise, UsageError } from './read-arguments.ts';

/**
 * `npm run exercise`: puts an exercise's starter where the learner can write in it. Never overwrites.
 * @returns the exit code: 2 when it does not know the exercise, and then it lists them
 */
export async function prepareExercise(args: string[]): Promise<number> {
  try {
    const exercise = readExercise(args, listExercises(), 'npm run exercise -- <exercise>');
    const file = ownFileOf(exercise);
    const isNew = await copyUnlessThere(starterOf(exercise), file);
    const name = path.relative(process.cwd(), file);
    console.log(isNew ? `Your file is ${name}.` : `Your file ${name} was there already, and stays as it is.`);
    console.log(
      `Open it in your editor, then type: npm run grade -- ${exercise}   (--watch grades at every save)`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function copyUnlessThere(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
