import { lineIn } from './host/call-site.ts';
import { refusal } from './lab.ts';
import { printedStack } from './printed-stack.ts';

/**
 * What a text printed, without what only the grader had put there: of a stack, the lines outside of the learner's file,
 * and whole errors that are nothing but the store's refusal in a check. An error that came many times in a row is told once.
 */
export function tidyPrinted(printed: string): string {
  const tidy = printed.replace(
    printedStack,
    (_, head: string, frames: string, fields: string | undefined) => {
      if (head === `Error: ${refusal}`) return '';
      const mine = frames.split('\n').filter(lineIn);
      const lines = [head, ...mine.map((frame) => frame.replace(/ \{$/, ''))].join('\n');
      return fields ? `${lines} {\n${fields}` : `${lines}\n`;
    },
  );
  return tidy.replace(
    repeated,
    (all, one: string) => `${one}… and the same ${all.length / one.length - 1} times more.\n`,
  );
}

/** An error with lines of the learner's file beneath it, and then the very same again, three times or more in all. */
const repeated = /^(.+\n(?: {4}at .+\n)+)\1{2,}/gm;
