import { expect, it } from 'vitest';
import { refusal } from './lab.ts';
import { createPaper, mostPrinted } from './paper.ts';

const frames = '    at save (exercise.ts:12:5)\n    at Layer.handleRequest (/somewhere/layer.js:152:17)\n';
const wrapped = `could not save: Error: the store is away\n${frames.trimEnd()} {\n  [cause]: Error: ${refusal}\n      at exercise.ts:9:1\n}\n`;
const provoked = [
  `SyntaxError: Unexpected end of JSON input\n${frames}`,
  `Error [ERR_HTTP_HEADERS_SENT]: Cannot set headers\n${frames}`,
  wrapped,
  `could not save: ${refusal}\n`,
];
const wanted = ['ada is here\n', `Trace: here\n${frames}`, 'Error: said by hand\n'];
const print = (passed: boolean, ...printed: string[]) => {
  const paper = createPaper();
  paper.add(printed.join(''), passed);
  return paper.text();
};

it('leaves out the errors that a check brought about and was content with', () => {
  expect(print(true, ...provoked)).toBe('');
});

it('keeps all that a text printed by itself, in between too', () => {
  expect(print(true, ...wanted)).toBe(wanted.join(''));
  expect(print(true, ...wanted.flatMap((own, index) => [own, provoked[index] ?? '']))).toBe(wanted.join(''));
});

it('keeps everything of a check that did not pass', () => {
  expect(print(false, ...provoked)).toBe(provoked.join(''));
});

it('keeps no more than anybody reads, and begins anew', () => {
  const paper = createPaper();
  for (let lines = 0; lines < 3; lines += 1) paper.add('x'.repeat(mostPrinted / 2), true);
  expect(paper.text()).toHaveLength(mostPrinted);
  paper.clear();
  expect(paper.text()).toBe('');
});
