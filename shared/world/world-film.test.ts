import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { anyTrace } from './any-trace.fixture.ts';
import { foldWorld } from './fold-world.ts';
import { createWorldFilm } from './world-film.ts';

const longTrace = fc
  .array(anyTrace, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.flat().map((event, index): TraceEvent => ({ ...event, number: index + 1 })));

it('shows at any event, in any order of jumps, what folding from the start shows', () => {
  fc.assert(
    fc.property(longTrace, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (events, jumps) => {
      const film = createWorldFilm();
      for (const upTo of jumps) expect(film.at(events, upTo)).toEqual(foldWorld(events, upTo));
    }),
    { numRuns: 60 },
  );
});

it('follows a trace that grows, and begins anew with another or with one that lost its oldest', () => {
  fc.assert(
    fc.property(longTrace, longTrace, fc.nat({ max: 100 }), (events, others, dropped) => {
      const film = createWorldFilm();
      for (let length = 0; length <= events.length; length += 7) {
        const grown = events.slice(0, length);
        expect(film.at(grown, length)).toEqual(foldWorld(grown));
      }
      expect(film.at(others, Number.POSITIVE_INFINITY)).toEqual(foldWorld(others));
      const rest = others.slice(dropped);
      expect(film.at(rest, others.length)).toEqual(foldWorld(rest));
    }),
    { numRuns: 40 },
  );
});
