import { expect, it } from 'vitest';
import { readPreviewOptions } from './preview-options.mjs';

it('lays the files beneath a path, as most hosts do, unless told otherwise', () => {
  expect(readPreviewOptions([])).toEqual({ port: 4445, base: '/coat-check/', help: false });
});

it.each([
  ['/', '/'],
  ['', '/'],
  ['courses/web', '/courses/web/'],
  ['/~ada/coat.check/', '/~ada/coat.check/'],
])('reads the path "%s"', (said, base) => {
  expect(readPreviewOptions(['--base', said]).base).toBe(base);
});

it.each([
  [['--port', 'x'], 'Could not open port "x"'],
  [['--base', '/a b/'], 'Could not lay the files beneath "/a b/"'],
  [['--base', '/../'], 'Could not lay the files beneath "/../"'],
  [['--lan'], 'Could not start: '],
])('refuses %j', (args, says) => {
  expect(() => readPreviewOptions(args)).toThrow(says);
});
