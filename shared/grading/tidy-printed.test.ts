import { expect, it } from 'vitest';
import { tidyPrinted } from './tidy-printed.ts';

const frames = [
  '    at refused (/somewhere/shared/grading/host/interference.ts:60:24)',
  '    at exercise.ts:12:5',
  '    at Layer.handleRequest (/somewhere/node_modules/router/lib/layer.js:152:17)',
];

it('leaves out the refusals that the checks made, with their stacks and fields', () => {
  const refusal = 'Error: connect ECONNREFUSED 127.0.0.1:6379';
  const logged = [refusal, ...frames].join('\n');
  const formatted = `${logged} {\n  code: 'ECONNREFUSED'\n}`;
  expect(tidyPrinted(`before\n${logged}\n${formatted}\nafter\n`)).toBe('before\nafter\n');
});

it('keeps of the learner’s own errors what lies in their file', () => {
  const text = `TypeError: no\n${frames.join('\n')}\nafter\n`;
  expect(tidyPrinted(text)).toBe('TypeError: no\n    at exercise.ts:12:5\nafter\n');
  const withFields = `Error: no\n${frames.join('\n')} {\n  status: 400,\n  type: 'x'\n}\nafter\n`;
  expect(tidyPrinted(withFields)).toBe(
    "Error: no\n    at exercise.ts:12:5 {\n  status: 400,\n  type: 'x'\n}\nafter\n",
  );
});

it('tidies a stack at which the text ends, too', () => {
  expect(tidyPrinted(`TypeError: no\n${frames.join('\n')}`)).toBe('TypeError: no\n    at exercise.ts:12:5\n');
});

it('tells once an error that came many times in a row', () => {
  const one = `TypeError: no\n${frames.join('\n')}\n`;
  const kept = 'TypeError: no\n    at exercise.ts:12:5\n';
  expect(tidyPrinted(`before\n${one.repeat(50)}after\n`)).toBe(
    `before\n${kept}… and the same 49 times more.\nafter\n`,
  );
  expect(tidyPrinted(one.repeat(2))).toBe(kept.repeat(2));
  expect(tidyPrinted('again\n'.repeat(50))).toBe('again\n'.repeat(50));
});

it('keeps whatever the learner wrote, also about a refusal', () => {
  const text = 'store down: connect ECONNREFUSED 127.0.0.1:6379\n{\n  a: 1\n}\nno line end';
  expect(tidyPrinted(text)).toBe(text);
});
