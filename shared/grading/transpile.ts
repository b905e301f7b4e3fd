import { transform } from 'sucrase';
import { evenLines } from '../even-lines.ts';
import { LearnerFault } from './lab.ts';

/**
 * Turns TypeScript with `import` and `export` into a script with `require` and `exports`; every statement keeps its line.
 * @throws {LearnerFault} `syntax`, with line and column from 1
 */
export function transpile(text: string): string {
  try {
    return transform(evenLines(text), {
      transforms: ['typescript', 'imports'],
      filePath: 'exercise.ts',
      disableESTransforms: true,
      preserveDynamicImport: false,
    }).code;
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
