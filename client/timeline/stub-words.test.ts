import { expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { stubWidth, stubWords } from './stub-words.ts';

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

it.each([
  // As measured in Chromium, in CSS pixels.
  ['Phone', 200, 90],
  ['Admin', 200, 91],
  ['Thief', 401, 79],
  ['Log out', 204, 96],
  ['Dashboard', 200, 117],
  ['Log in as ada', 200, 128],
  ['Grace’s phone', 200, 135],
  ['Script', null, 52],
  ['Rearranged', null, 87],
  ['+61 minutes', null, 88],
  ['Restart server A', null, 113],
])(
  'reckons %s with %s as wide as it is, so that none is cut, and not much wider',
  (word, outcome, pixels) => {
    const reckoned = stubWidth({ word, outcome }) * 16;
    expect(reckoned).toBeGreaterThanOrEqual(pixels);
    expect(reckoned).toBeLessThan(pixels * 1.25);
  },
);
