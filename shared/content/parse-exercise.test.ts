import { expect, it } from 'vitest';
import { parseExercise } from './parse-exercise.ts';

const task = `---
title: Run it
summary: Write it.
minutes: 5
---

| Route | Right |
| ----- | ----- |
| GET / | 200   |
`;
const hints = '## login-succeeds\n\n1. A nudge?\n2. The idea.\n3. `the code` and ``a `template` ``\n';
const texts = { task, hints, starter: 'start', solution: 'solve' };
const parse = (change: Partial<typeof texts> = {}) =>
  parseExercise({ ...texts, ...change }, { id: 'run-it', folder: 'exercises/run-it' });

it('reads task, table, hints and both texts', () => {
  const exercise = parse();
  expect(exercise).toMatchObject({
    id: 'run-it',
    title: 'Run it',
    minutes: 5,
    starter: 'start',
    solution: 'solve',
  });
  expect(JSON.stringify(exercise.task)).toContain('"tagName":"table"');
  expect(exercise.hints).toEqual({
    'login-succeeds': ['A nudge?', 'The idea.', '`the code` and ``a `template` ``'],
  });
});

it('reads the same exercise from files with Windows’ line ends, or a byte order mark', () => {
  const written = { ...texts, starter: 'a\n\nb\n', solution: 'a\nc\n' };
  const lines = (change: (text: string) => string) =>
    parse(Object.fromEntries(Object.entries(written).map(([name, text]) => [name, change(text)])));
  expect(lines((text) => text.replaceAll('\n', '\r\n'))).toEqual(parse(written));
  expect(lines((text) => `\uFEFF${text}`)).toEqual(parse(written));
});

it.each([
  ['two hints', '## a\n\n1. One\n2. Two\n', 3],
  ['four hints', '## a\n\n1. One\n2. Two\n3. Three\n4. Four\n', 3],
  ['dots instead of numbers', '## a\n\n- One\n- Two\n- Three\n', 3],
  ['hints of no check', '1. One\n2. Two\n3. Three\n', 1],
  ['a heading that is no id', '## Log in!\n', 1],
  ['two sections for one check', '## a\n\n1. One\n2. Two\n3. Three\n\n## a\n', 7],
])('refuses %s, with file and line', (_, text, line) => {
  expect(() => parse({ hints: text })).toThrow(`exercises/run-it/hints.md:${line}:1`);
});

it('refuses a task without its front matter', () => {
  expect(() => parse({ task: 'Just write it.' })).toThrow('exercises/run-it/task.md:1:1');
});

it('takes what is written for a server, unless the task says tests, and nothing else', () => {
  const writing = (what: string) =>
    parse({ task: task.replace('minutes: 5', `minutes: 5\nwrites: ${what}`) });
  expect(parse().writes).toBe('server');
  expect(writing('tests').writes).toBe('tests');
  expect(() => writing('poems')).toThrow('exercises/run-it/task.md:5:');
});
