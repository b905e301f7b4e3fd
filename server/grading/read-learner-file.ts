import { readFileSync } from 'node:fs';
import { evenLines } from '#shared/even-lines.ts';

/**
 * A learner's file as it is graded and quoted, whichever editor wrote it. Windows' own may write UTF-16 (as `>` does in
 * PowerShell), told by its first two bytes (Unicode 16.0, section 23.8).
 */
export function readLearnerFile(file: string): string {
  const bytes = readFileSync(file);
  return evenLines(new TextDecoder(encodingOf(bytes)).decode(bytes));
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
