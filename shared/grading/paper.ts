import { refusal } from './lab.ts';
import { printedStack } from './printed-stack.ts';

/** What a learner's text prints, check by check. */
export type Paper = {
  /** @param passed of a check that passed, the errors that it brought about on purpose are left out */
  add(printed: string, passed: boolean): void;
  text(): string;
  clear(): void;
};

/** Beyond this, in characters, nobody reads what is printed. */
export const mostPrinted = 64 * 1024;

export function createPaper(): Paper {
  let text = '';
  return {
    add(printed, passed) {
      text = (text + (passed ? withoutErrors(printed) : printed)).slice(0, mostPrinted);
    },
    text: () => text,
    clear() {
      text = '';
    },
  };
}

const error = /\b\w*(?:Error|Exception)(?: \[\w+\])?: /;

/** A check that breaks the store, or sends nonsense, and is content with the answer, has had its error printed for nothing. */
function withoutErrors(printed: string): string {
  return printed
    .replace(printedStack, (stack, head: string) => (error.test(head) ? '' : stack))
    .replace(refused, '');
}

const refused = new RegExp(`^.*${refusal.replaceAll('.', '\\.')}.*\n?`, 'gm');
