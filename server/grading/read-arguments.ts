import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ListedExercise, toLines } from './list-exercises.ts';

export type GradeArguments = {
  exercise: string;
  file: string | null;
  watch: boolean;
  reporter: 'pretty' | 'json' | 'junit';
};

export class UsageError extends Error {
  override name = 'UsageError';
}

const reporters = ['pretty', 'json', 'junit'] as const;
const usage = 'npm run grade -- <exercise> [--file path] [--watch] [--reporter pretty|json|junit]';

/**
 * Reads the command line of `npm run grade`.
 * @throws {UsageError} with a sentence that says what to type, and the list of exercises where one is missing
 */
export function readArguments(args: string[], exercises: readonly ListedExercise[]): GradeArguments {
  const { values, positionals } = parse(args);
  const { file, watch = false, reporter = 'pretty' } = values;
  const known = reporters.find((name) => name === reporter);
  if (!known) {
    throw new UsageError(
      `Could not use the reporter "${reporter}": there are ${reporters.join(', ')}. Type: ${usage}`,
    );
  }
  return {
    exercise: readExercise(positionals, exercises, usage),
    file: file ? path.resolve(file) : null,
    watch,
    reporter: known,
  };
}

/** @throws {UsageError} unless exactly one exercise is named, and exists */
export function readExercise(
  positionals: string[],
  exercises: readonly ListedExercise[],
  how: string,
): string {
  const there = `There are:\n\n${toLines(exercises)}\n\nType: ${how}`;
  const [exercise, ...others] = positionals;
  if (exercise === undefined || others.length > 0) {
    throw new UsageError(
      `Could not tell which exercise you mean: name one by the word in front of its title. ${there}`,
    );
  }
  if (exercises.some(({ name }) => name === exercise)) return exercise;
  throw new UsageError(`Could not find the exercise "${exercise}": there is none of that name. ${there}`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { file: { type: 'string' }, watch: { type: 'boolean' }, reporter: { type: 'string' } },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`Could not read the command: ${why}. Type: ${usage}`);
  }
}
