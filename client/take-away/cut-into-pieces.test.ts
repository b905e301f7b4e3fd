import fc from 'fast-check';
import { expect, it } from 'vitest';
import { participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { anyTrace } from '#shared/world/any-trace.fixture.ts';
import { cutIntoPieces } from './cut-into-pieces.ts';

function setup(lookups: number) {
  const trace = loginExchange(createTraceBuilder());
  for (let each = 0; each < lookups; each += 1) lookupExchange(trace);
  return logoutExchange(trace).events;
}

it('leaves in one what fits into one', () => {
  const events = setup(3);
  expect(cutIntoPieces(events, {}, 50_000)).toEqual([events]);
});

it('cuts between exchanges, loses nothing, and fills each piece', () => {
  const events = setup(100);
  const pieces = cutIntoPieces(events, {}, 5000) ?? [];
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.flat()).toEqual(events);
  for (const piece of pieces) {
    expect(piece[0]?.type).toBe('request');
    expect(toMermaid(piece).text.length).toBeLessThanOrEqual(5000);
  }
  for (const piece of pieces.slice(0, -1)) expect(toMermaid(piece).text.length).toBeGreaterThan(3500);
});

it('cuts nothing that belongs together', () => {
  expect(cutIntoPieces(setup(5), {}, 300)).toBeNull();
});

it('says in its pieces what it says in one, whatever happened', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      const options = { participants: participantsOf(events) };
      const statements = (some: readonly TraceEvent[]) =>
        toMermaid(some, options)
          .text.split('\n')
          .slice(1 + options.participants.length, -1);
      const pieces = cutIntoPieces(events, options, 1500);
      if (pieces) expect(pieces.flatMap(statements)).toEqual(statements(events));
    }),
  );
});
