import { lineIn } from './host/call-site.ts';
import { refusal } from './host/interference.ts';

/** A line, the stack beneath it, and the fields that Node prints after an error in braces. */
const trace = /^(?<head>.*)\n(?<frames>(?: {4}at .*\n)+)(?<fields>(?: {2}.*\n)*\}\n)?/gm;

/**
 * What a text printed, without what only the grader had put there: of a stack, the lines outside of the learner's file,
 * and whole errors that are nothing but the store's refusal in a check.
 */
export function tidyPrinted(printed: string): string {
  return printed.replace(trace, (_, head: string, frames: string, fields: string | undefined) => {
    if (head === `Error: ${refusal}`) return '';
    const mine = frames.split('\n').filter(lineIn);
    const lines = [head, ...mine.map((frame) => frame.replace(/ \{$/, ''))].join('\n');
    return fields ? `${lines} {\n${fields}` : `${lines}\n`;
  });
}
