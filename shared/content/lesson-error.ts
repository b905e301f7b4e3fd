/** One thing to mend in a lesson. Lines and columns start at 1, as editors count. */
export type LessonProblem = { line: number; column: number; message: string };

/** Writes one problem down; reading goes on, so that an author sees all of them at once. */
export type Report = (at: { line: number; column: number }, message: string) => void;

/** Every problem of one lesson file, in the order of its lines. */
export class LessonError extends Error {
  override readonly name = 'LessonError';
  readonly file: string;
  readonly problems: readonly LessonProblem[];

  constructor(file: string, problems: readonly LessonProblem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    const lines = sorted.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
    const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
    super(`Could not read the lesson: it has ${count}. Mend each line below.\n${lines.join('\n')}`);
    this.file = file;
    this.problems = sorted;
  }
}
