import type { Fault } from './verdict.ts';

type Words = { title: string; advice: string };

const words: Readonly<Record<Fault, Words>> = {
  'wrong-behaviour': {
    title: 'The server did something else',
    advice: 'The marked arrow shows where.',
  },
  syntax: {
    title: 'This is not quite TypeScript yet',
    advice: 'Nothing was run, so nothing was judged.',
  },
  'missing-export': {
    title: 'There is no app to start',
    advice: 'The file exports a function createApp, and that returns the Express app.',
  },
  'no-test': {
    title: 'There is no test to run',
    advice: 'A test is declared as the file is read: `test`, its title, and a function.',
  },
  'unknown-import': {
    title: 'The lab does not have this import',
    advice: 'Leave it out, or use what is offered in its place. Redis comes as deps.redis.',
  },
  'beyond-lab': {
    title: 'The lab does not have that',
    advice:
      'Your text may be right elsewhere. Here it cannot be judged, neither in the page nor in a terminal.',
  },
  'crash-at-load': {
    title: 'The code fell over as it was loaded',
    advice: 'Nobody had asked it for anything yet: look at what runs at once in the file, or in createApp.',
  },
  'unhandled-rejection': {
    title: 'A promise failed, and nobody caught it',
    advice: 'Often an “await” is missing, so an error cannot reach the place that would answer it.',
  },
  'no-answer': {
    title: 'The server never answered',
    advice: 'Some path through the handler ends without res.send, res.json or res.end.',
  },
  'no-end': {
    title: 'A test never came to its end',
    advice: 'Look for what it awaits. Hours pass by `advance`, and no test need wait for a real second.',
  },
  'time-out': {
    title: 'Time-out: the code did not come back',
    advice: 'A loop that never ends does this. It was stopped, and your text is safe.',
  },
  'too-slow': {
    title: 'The code is too slow',
    advice: 'What is left was not judged. Look for what the code waits for, and whether it must.',
  },
  memory: {
    title: 'The memory ran out',
    advice:
      'Look for a list or a cache that grows and is never emptied. It was stopped, and your text is safe.',
  },
  ended: {
    title: 'The code ended itself',
    advice: 'It must not end its process, whatever is asked of it.',
  },
  'grader-bug': {
    title: 'Our grader broke: not your fault',
    advice: 'Your text is safe and was not judged. Run it again, or reload the page.',
  },
};

/** What kind of trouble it is, and what to do about it. */
export const faultWords = (fault: Fault): Words => words[fault];

/** Where the trouble is, for people: empty when nobody knows. */
export const whereIs = ({ line, column }: { line: number | null; column?: number | null }): string => {
  if (line === null) return '';
  return column == null ? `line ${line}` : `line ${line}, column ${column}`;
};
