import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange } from '../trace/trace-stories.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { readTraceFile, writeTraceFile } from './trace-file.ts';
import { readWalkFile, type Walk, writeWalkFile } from './walk-file.ts';

const walked = (): Walk => {
  const { events } = logoutExchange(loginExchange(createTraceBuilder()));
  return {
    trace: { dropped: 0, events: [...events] },
    steps: [
      { id: 'come-in', openedAt: 0, ends: [0, 6] },
      { id: 'go', openedAt: 6, ends: [events.length] },
    ],
    lines: { 'sessions.ts:25': 'const transaction = redis.multi();' },
  };
};

it('reads back exactly what was written', () => {
  expect(readWalkFile(writeWalkFile(walked()))).toEqual(walked());
  fc.assert(
    fc.property(anyTrace, (all) => {
      const events = all.map((event, index) => ({ ...event, number: index + 1 }));
      const walk = { trace: { dropped: 0, events }, steps: [], lines: {} };
      expect(readWalkFile(writeWalkFile(walk))).toEqual(walk);
    }),
  );
});

it('is a trace file, too', () => {
  expect(readTraceFile(writeWalkFile(walked()))).toEqual({ ok: true, trace: walked().trace });
});

it('has a line for each step and each event', () => {
  const { trace, steps } = walked();
  expect(writeWalkFile(walked()).trim().split('\n')).toHaveLength(trace.events.length + steps.length + 3);
});

it.each([
  ['nothing', '', 'it is not JSON'],
  ['a trace without beats', writeTraceFile(walked().trace), 'where its beats ended'],
  ['beats that end nowhere', writeWalkFile(walked()).replace('[0,6]', '[-1]'), 'where its beats ended'],
  [
    'an event that is none',
    writeWalkFile(walked()).replace('"type":"request"', '"type":"letter"'),
    'damaged',
  ],
])('refuses %s and says why', (_, text, why) => {
  expect(() => readWalkFile(text)).toThrow(why);
});
