import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTraceFile } from '../export/trace-file.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '../trace/trace-stories.ts';
import { anyShow } from './any-show.fixture.ts';
import type { Show } from './show.ts';
import { readShowFile, writeShowFile } from './show-file.ts';
import { toShow } from './to-show.ts';

const events = [...lookupExchange(loginExchange(createTraceBuilder())).events];
const trace = { dropped: 0, events };
const show = toShow('Two visits', events);

/** The file of this show, with something else in place of what it says of itself. */
const fileWith = (change: (show: Show) => unknown): string => {
  const file = JSON.parse(writeShowFile({ trace, show }));
  return JSON.stringify({ ...file, show: change(file.show) });
};
const withFirst = (change: object): string =>
  fileWith(({ chapters: [first, ...rest], ...all }) => ({
    ...all,
    chapters: [{ ...first, ...change }, ...rest],
  }));

it('reads back exactly what was written, whatever was done to the show', () => {
  fc.assert(
    fc.property(anyShow, (any) => {
      const shown = { trace: { dropped: 0, events: any.events }, show: any.show };
      expect(readShowFile(writeShowFile(shown))).toEqual({ ok: true, ...shown });
    }),
  );
});

it('is a trace file too, and reads one that is no show', () => {
  expect(readTraceFile(writeShowFile({ trace, show }))).toEqual({ ok: true, trace });
  expect(readShowFile(writeShowFile({ trace, show: null }))).toEqual({ ok: true, trace, show: null });
});

it.each([
  ['nothing', '', /^Could not open the trace: it is not JSON/],
  ['another program’s file', '{"slides":[]}', /no Coat Check trace/],
  [
    'a later version',
    fileWith((all) => ({ ...all, version: 2 })),
    /^Could not open the show: .*newer version/,
  ],
  ['a show that is none', fileWith(() => 'curtain'), /damaged at show\. Choose/],
  ['no chapters', fileWith((all) => ({ ...all, chapters: [] })), /damaged at show\.chapters/],
  ['no title', fileWith((all) => ({ ...all, title: ' ' })), /damaged at show\.title/],
  [
    'a title as long as a book',
    fileWith((all) => ({ ...all, title: 'a'.repeat(101) })),
    /damaged at show\.title/,
  ],
  ['a damaged chapter', withFirst({ from: 'the first' }), /damaged at show\.chapters\.0\.from/],
  ['a foreign event', withFirst({ events: [1, 99] }), /chapter 1 has an event that is not in the trace/],
  ['an event twice', withFirst({ events: [1, 1] }), /or is in another chapter too/],
  ['events of the next chapter', withFirst({ events: [1, 2, 3, 4, 5] }), /chapter 2 has an event that/],
  ['events out of order', withFirst({ events: [2, 1], from: 1, to: 2 }), /out of their order/],
  ['an end before the beginning', withFirst({ from: 3, to: 2 }), /begins or ends/],
  ['an end elsewhere', withFirst({ to: 5 }), /begins or ends/],
  [
    'a vote about a foreign event',
    fileWith((all) => ({
      ...all,
      votes: [{ after: 99, text: 'What?', options: ['a', 'b'], counts: [1, 2] }],
    })),
    /vote 1 is about an event that is not in the trace/,
  ],
  [
    'a vote that was counted wrongly',
    fileWith((all) => ({ ...all, votes: [{ after: 1, text: 'What?', options: ['a', 'b'], counts: [1] }] })),
    /vote 1 has not one count for each answer/,
  ],
  [
    'a vote that is none',
    fileWith((all) => ({
      ...all,
      votes: [{ after: 1, text: 'What?', options: ['a', 'b'], counts: ['1', 2] }],
    })),
    /damaged at show\.votes\.0\.counts/,
  ],
  [
    'a question elsewhere',
    withFirst({ curtains: [{ before: 7, question: 'Why?' }] }),
    /asks before an event/,
  ],
  [
    'two questions at once',
    withFirst({
      curtains: [
        { before: 1, question: 'Why?' },
        { before: 1, question: 'Who?' },
      ],
    }),
    /asks twice/,
  ],
])('refuses %s and says why', (_, text, message) => {
  expect(readShowFile(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
});
