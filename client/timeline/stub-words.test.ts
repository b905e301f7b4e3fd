import { expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { stubWords } from './stub-words.ts';

it('says what the browser did, who else came, and what they were answered', () => {
  const trace = createTraceBuilder();
  wrongPasswordExchange(trace);
  lookupExchange(loginExchange(trace), { actor: attacker });
  trace.scriptReadsCookies([]);
  lookupExchange(trace);
  expect(toChapters(trace.events).map(stubWords)).toEqual([
    { word: 'Log in as ada', outcome: 401 },
    { word: 'Log in as ada', outcome: 200 },
    { word: attacker.name, outcome: 200 },
    { word: 'Script', outcome: null },
    { word: 'Look up', outcome: 200 },
  ]);
});

it('has no outcome while nothing is answered', () => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  const [chapter] = toChapters(trace.events.slice(0, 1));
  expect(chapter && stubWords(chapter)).toEqual({ word: 'Log in as ada', outcome: null });
});

it('says of time how much has passed, and names no key', () => {
  const trace = createTraceBuilder()
    .note({ kind: 'clock-moved', byMs: 20 * 60_000 })
    .note({ kind: 'keys-expired', keys: ['user-sessions:2', 'session:a'] });
  expect(toChapters(trace.events).map((chapter) => stubWords(chapter).word)).toEqual([
    '+20 minutes',
    'Time is up',
  ]);
});
