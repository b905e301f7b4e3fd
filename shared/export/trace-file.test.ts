import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { readTraceFile, writeTraceFile } from './trace-file.ts';

it('reads back exactly what was written', () => {
  fc.assert(
    fc.property(anyTrace, fc.nat({ max: 500 }), (events, dropped) => {
      const trace = {
        dropped,
        events: events.map((event, index) => ({ ...event, number: dropped + index + 1 })),
      };
      expect(readTraceFile(writeTraceFile(trace))).toEqual({ ok: true, trace });
    }),
  );
});

it.each([
  ['nothing', '', /not JSON/],
  ['a picture', '\u0089PNG', /not JSON/],
  ['other JSON', '{"log":{"version":"1.2"}}', /no Coat Check trace/],
  ['null', 'null', /no Coat Check trace/],
  ['a later version', '{"format":"coat-check-trace","version":2}', /newer version/],
  [
    'a damaged file',
    '{"format":"coat-check-trace","version":1,"dropped":0,"events":[{"number":1}]}',
    /damaged at events/,
  ],
  ['no events', '{"format":"coat-check-trace","version":1,"dropped":0}', /damaged at events/],
])('refuses %s and says why', (_, text, message) => {
  expect(readTraceFile(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
});

it('refuses events that are not numbered in order', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      fc.pre(events.length > 1);
      const text = writeTraceFile({ dropped: 0, events: [...events].reverse() });
      expect(readTraceFile(text)).toMatchObject({ ok: false });
    }),
  );
});
