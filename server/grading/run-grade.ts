import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import type { RunResult } from '#shared/grading/verdict.ts';
import { ownFileOf } from './exercise-files.ts';
import { gradeFile } from './grade-file.ts';
import { listExercises } from './list-exercises.ts';
import { type GradeArguments, readArguments, UsageError } from './read-arguments.ts';
import { readLearnerFile } from './read-learner-file.ts';
import { toResults } from './results.ts';
import { toJunit } from './to-junit.ts';
import { toPretty, toVerdictLine } from './to-pretty.ts';

/**
 * `npm run grade`: grades a file and prints the verdict.
 * @returns the exit code: 0 when every core check passed, 1 when one did not, 2 when no check ran
 */
export async function runGrade(args: string[]): Promise<number> {
  try {
    const wanted = readArguments(args, listExercises());
    const file = wanted.file ?? ownFileOf(wanted.exercise);
    if (!existsSync(file)) throw new UsageError(missingFile(wanted, file));
    const grade = async () => {
      // On the error stream, as all that is no verdict yet: the other one may be a file.
      const run = await gradeFile(wanted.exercise, file, (check) => {
        if (wanted.reporter === 'pretty') console.error(toVerdictLine(check, showsColours(process.stderr)));
      });
      console.log(report(run, wanted.reporter, file, readLearnerFile(file)));
      return toExitCode(run);
    };
    const code = await grade();
    if (wanted.watch) await gradeAtEachChange(file, grade);
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function missingFile({ exercise, file }: GradeArguments, sought: string): string {
  const advice = file ? 'Look at the path.' : `Type: npm run exercise -- ${exercise}`;
  return `Could not find ${relative(sought)}: there is no such file. ${advice}`;
}

function report(run: RunResult, reporter: GradeArguments['reporter'], file: string, text: string): string {
  switch (reporter) {
    case 'json':
      return JSON.stringify(toResults(run), null, 2);
    case 'junit':
      return toJunit(run);
    case 'pretty':
      return toPretty(run, {
        colours: showsColours(process.stdout),
        file: relative(file),
        text,
        omitPassed: Boolean(process.stdout.isTTY && process.stderr.isTTY),
      });
  }
}

const showsColours = ({ isTTY }: { isTTY?: boolean }) => Boolean(isTTY) && !process.env.NO_COLOR;

function toExitCode({ checks, status }: RunResult): number {
  if (checks.length === 0) return 2;
  return status === 'pass' ? 0 : 1;
}

/** Ends with Ctrl-C. A change during a run is graded after it. */
async function gradeAtEachChange(file: string, grade: () => Promise<unknown>): Promise<never> {
  // The folder is watched, since editors tend to put a new file in the place of the old one.
  let changed: () => void = () => undefined;
  watch(path.dirname(file), (_, name) => {
    if (name === path.basename(file)) changed();
  });
  for (;;) {
    console.log('\nWaiting for a change of the file (Ctrl-C ends) …');
    await new Promise<void>((resolve) => {
      changed = resolve;
    });
    // Half a file is no file: an editor writes in more than one step.
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (existsSync(file)) await grade();
  }
}

/** As a person in this folder would type it. */
function relative(file: string): string {
  const short = path.relative(process.cwd(), file);
  return short.startsWith('..') || !short ? file : short;
}
