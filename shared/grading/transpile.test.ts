import { expect, it } from 'vitest';
import { transpile } from './transpile.ts';

const text =
  "import express from 'express';\n// one\nexport const a: number = 1; // two\nexport const b = `x\ny`;\n";

it.each([
  ['Windows’ line ends', text.replaceAll('\n', '\r\n')],
  ['an old Mac’s line ends', text.replaceAll('\n', '\r')],
  ['a byte order mark', `\uFEFF${text}`],
])('makes the same script of a text with %s', (_, same) => {
  expect(transpile(same)).toBe(transpile(text));
});

it.each(['\n', '\r\n', '\r'])('names the line of a mistake, ended by %j', (end) => {
  const broken = ['// one', 'export function createApp() {', '  return (;', '}', ''].join(end);
  expect(() => transpile(broken)).toThrow('from line 3, column 11 on');
});
