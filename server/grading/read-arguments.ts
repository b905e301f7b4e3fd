import path from 'node:path';
import { parseArgs } from 'node:util';

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
 * @param names of all exercises
 * @throws {UsageError} with a sentence that says what to type
 */
export function readArguments(args: string[], names: readonly string[]): GradeArguments {
  const { values, positionals } = parse(args);
  const { file, watch = false, reporter = 'pretty' } = values;
  const known = reporters.find((name) => name === reporter);
  if (!known) {
    throw new UsageError(
      `Could not use the reporter "${reporter}": there are ${reporters.join(', ')}. Type: ${usage}`,
    );
  }
  return {
    exercise: readExercise(positionals, names, usage),
    file: file ? path.resolve(file) : null,
    watch,
    reporter: known,
  };
}

/** @throws {UsageError} unless exactly one exercise is named, and exists */
export function readExercise(positionals: string[], names: readonly string[], how: string): string {
  const [exercise, ...others] = positionals;
  if (exercise === undefined || others.length > 0) {
    throw new UsageError(
      `Could not tell which exercise you mean: name one of ${names.join(', ')}. Type: ${how}`,
    );
  }
  if (names.includes(exercise)) return exercise;
  throw new UsageError(
    `Could not find the exercise "${exercise}": there are ${names.join(', ')}. Type: ${how}`,
  );
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
