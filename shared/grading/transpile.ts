import { type Options, transform } from 'sucrase';
import { evenLines } from '../even-lines.ts';
import { findCompilerLimit } from './find-compiler-limit.ts';
import { LearnerFault } from './lab.ts';

const options: Options = {
  transforms: ['typescript', 'imports'],
  filePath: 'exercise.ts',
  disableESTransforms: true,
  preserveDynamicImport: false,
};

/**
 * Turns TypeScript with `import` and `export` into a script with `require` and `exports`; every statement keeps its line.
 * @throws {LearnerFault} `syntax`, or `beyond-lab` for what our compiler cannot do, with line and column from 1
 */
export function transpile(written: string): string {
  // What a shell starts a file by stays on its line, as a comment.
  const text = evenLines(written).replace(/^#!/, '//');
  const limit = findCompilerLimit(text, options);
  if (limit) throw limit;
  try {
    return transform(text, options).code;
  } catch (error) {
    const { message, loc } = error as { message?: string; loc?: { line: number; column: number } };
    const plain = String(message ?? error)
      .replace(/^Error transforming [^:]*: /, '')
      .replace(/ \(\d+:\d+\)$/, '');
    throw new LearnerFault(
      'syntax',
      `Could not read your code${loc ? ` from line ${loc.line}, column ${loc.column} on` : ''}: ${plain}. Mend it there, or a little above: a missing bracket is often noticed late.`,
      loc ?? {},
    );
  }
}
