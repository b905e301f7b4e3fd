import { describe, expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { whatCaused } from './what-caused.ts';

const trace = loginExchange(createTraceBuilder())
  .scriptReadsCookies()
  .note({ kind: 'clock-moved', byMs: 1000 });

describe('whatCaused', () => {
  it('names the line, or says plainly that the browser caused it', () => {
    expect(trace.events.map(whatCaused)).toEqual([
      'Event 1 was caused by Browser, not by this code.',
      'Event 2 was caused by sessions.ts, line 25.',
      'Event 3 answers the command of sessions.ts, line 25.',
      'Event 4 was not caused by a line of these files, but by what they are built on.',
      'Event 5 happened in the page, not in this code.',
      'Event 6 happened in the house around it, not in this code.',
    ]);
    expect(whatCaused(null)).toMatch(/^Nothing has happened/);
  });
});
