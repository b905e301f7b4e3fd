import { expect, it } from 'vitest';
import { nameCause } from './name-cause.ts';

it.each([
  [
    'a page in its place',
    { status: 200, type: 'text/html', said: null },
    /\(200 text\/html\).*let .*\/events through/,
  ],
  ['a gateway’s error', { status: 502, type: 'text/html', said: null }, /\(502 text\/html\)/],
  ['an answer without a type', { status: 204, type: '', said: null }, /\(204\)/],
  ['a line that is cut', { status: 200, type: 'text/event-stream', said: null }, /breaks off.*60 s/],
  ['no answer at all', null, /breaks off/],
  [
    'a refusal of the server’s own',
    { status: 503, type: 'application/json', said: 'Too many.' },
    /^Too many\.$/,
  ],
])('names %s', (_, seen, words) => {
  expect(nameCause(seen)).toMatch(words);
});
