import { expect, it } from 'vitest';
import { writeTraceFile } from '#shared/export/trace-file.ts';
import { loadTraceFile } from './load-trace-file.ts';

const trace = { dropped: 0, events: [] };
const fileOf = (content: string, size?: number) => {
  const file = new File([content], 'trace.json');
  return size === undefined ? file : Object.defineProperty(file, 'size', { value: size });
};

it('opens a file up to 20 MB', async () => {
  const content = writeTraceFile(trace);
  expect(await loadTraceFile(fileOf(content, 20 * 1024 * 1024))).toEqual({ ok: true, trace, show: null });
});

it('refuses a larger one without reading it', async () => {
  const file = Object.assign(fileOf('', 20 * 1024 * 1024 + 1), {
    text: () => {
      throw new Error('It was read.');
    },
  });
  expect(await loadTraceFile(file)).toEqual({
    ok: false,
    message: expect.stringMatching(/larger than 20 MB/),
  });
});

it('says so when the browser cannot read the file', async () => {
  const file = Object.assign(fileOf(''), { text: () => Promise.reject(new Error('gone')) });
  expect(await loadTraceFile(file)).toEqual({
    ok: false,
    message: expect.stringMatching(/could not be read/),
  });
});
