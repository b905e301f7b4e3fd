import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createCallSite } from './call-site.ts';

const folder = dirname(fileURLToPath(import.meta.url));

it('names the file that is running, relative to its folder', () => {
  expect(createCallSite(folder)()?.file).toBe('call-site.test.ts');
  expect(createCallSite(dirname(folder))()?.file).toBe('trace/call-site.test.ts');
});

it('names none where no code of the folder is running', () => {
  expect(createCallSite(`${folder}/nowhere`)()).toBeNull();
});

it('leaves stack traces as it found them', () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  createCallSite(folder)();
  expect([Error.prepareStackTrace, Error.stackTraceLimit]).toEqual([prepareStackTrace, stackTraceLimit]);
  expect(new Error('plain').stack).toContain('Error: plain');
});
