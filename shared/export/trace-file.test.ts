import fc from 'fast-check';
import { expect, it } from 'vitest';
import disk from '../trace/older/trace-2-disk.json' with { type: 'json' };
import memory from '../trace/older/trace-2-memory.json' with { type: 'json' };
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
  ['a later version', '{"format":"coat-check-trace","version":4}', /newer version/],
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

const fileOf = (events: unknown) =>
  JSON.stringify({ format: 'coat-check-trace', version: 1, dropped: 0, events });
const note = (number: number, change: object = {}) => ({
  number,
  type: 'note',
  at: 0,
  exchange: 'n',
  server: 'A',
  source: null,
  actor: { id: 'browser', kind: 'browser', name: 'Browser' },
  note: { kind: 'script-read-cookies', visible: [] },
  ...change,
});

it('reads a file of version 1, whose only store was Redis', () => {
  const reply = { ...note(1), note: undefined, type: 'store-reply', call: 1, durationMs: 0 };
  const read = readTraceFile(fileOf([{ ...reply, replies: [{ ok: true, value: null }] }]));
  expect(read).toMatchObject({ ok: true, trace: { events: [{ type: 'store-reply', call: 1 }] } });
});

it.each([
  ['memory', memory],
  ['disk', disk],
])('opens a file of version 2 whose sessions were in a server’s %s, in today’s form', (_, file) => {
  const read = readTraceFile(JSON.stringify(file));
  if (!read.ok) throw new Error(read.message);
  const { dropped, events } = read.trace;
  expect(dropped).toBe(0);
  expect(events.map(({ number }) => number)).toEqual(events.map((__, index) => index + 1));
  const types = new Set(events.map(({ type }) => type));
  expect(types).toEqual(new Set(['note', 'request', 'own-store', 'response']));
  expect(readTraceFile(writeTraceFile(read.trace))).toEqual(read);
});

it('refuses a file of version 2 for what is wrong with it, not for how it was lifted', () => {
  const [first, ...rest] = memory.events;
  const swapped = { ...memory, events: [...rest, first] };
  expect(readTraceFile(JSON.stringify(swapped))).toEqual({
    ok: false,
    message: expect.stringMatching(/not numbered in order/),
  });
});

it('reads as many events as a sandbox keeps, and no more', () => {
  const events = Array.from({ length: 2001 }, (_, index) => note(index + 1));
  expect(readTraceFile(fileOf(events.slice(0, 2000)))).toMatchObject({ ok: true });
  expect(readTraceFile(fileOf(events))).toEqual({
    ok: false,
    message: expect.stringMatching(/more than 2000/),
  });
});

it.each([-1e300, 1e300, null, '2026'])('refuses %s as a time', (at) => {
  const message = expect.stringMatching(/damaged at events\.0\.at/);
  expect(readTraceFile(fileOf([note(1, { at })]))).toEqual({ ok: false, message });
});

it('survives a file that is nested to exhaust the stack', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const reply = { ...note(1), note: undefined, type: 'store-reply', call: 1, durationMs: 0 };
  const text = fileOf([{ ...reply, replies: [{ ok: true, value: 'DEEP' }] }]).replace('"DEEP"', deep);
  expect(readTraceFile(text)).toEqual({ ok: false, message: expect.stringMatching(/nested too deep/) });
});

it('keeps nothing that the form of a trace does not know', () => {
  const read = readTraceFile(fileOf([note(1, { __proto__: null, constructor: 'x', html: '<script>' })]));
  expect(read).toEqual({ ok: true, trace: { dropped: 0, events: [note(1)] } });
});
