import { expect, it } from 'vitest';
import { browser } from '../trace/actors.ts';
import type { Actor, Headers, TraceEventOf } from '../trace/event.ts';
import { readSetCookie } from './read-set-cookie.ts';
import { type Refusal, refusalOf } from './refusal-of.ts';

const over = (headers: Headers): TraceEventOf<'request'> => ({
  type: 'request',
  number: 1,
  at: 0,
  exchange: 'a',
  server: 'A',
  source: null,
  actor: browser,
  method: 'POST',
  path: '/api/login',
  headers,
  body: null,
});

it.each<[Actor['kind'], string, Headers, Refusal | null]>([
  ['browser', 'SameSite=None', [['Host', 'localhost:4444']], 'none-without-secure'],
  ['browser', 'SameSite=None; Secure', [['Host', 'localhost:4444']], null],
  ['browser', 'SameSite=None; Secure', [['Host', '127.0.0.1:4444']], null],
  ['browser', 'SameSite=None; Secure', [['Host', '[::1]:4444']], null],
  ['browser', 'Secure', [['Host', '192.168.0.4:4444']], 'secure-over-http'],
  ['browser', 'Secure', [['Host', 'localhost.example']], 'secure-over-http'],
  [
    'browser',
    'Secure',
    [
      ['Host', 'coat.example'],
      ['X-Forwarded-Proto', 'https'],
    ],
    null,
  ],
  ['device', 'Secure', [['Host', 'localhost:4444']], 'secure-over-http'],
  ['device', 'Secure', [['x-forwarded-proto', 'https']], null],
  ['attacker', 'Secure', [['Host', 'localhost:4444']], null],
  ['curl', 'SameSite=None', [], null],
  ['browser', 'Path=/', [], null],
])('is refused or kept: by a %s, with %s, over %j: %s', (kind, attributes, headers, refusal) => {
  const arrival = { at: 0, path: '/', host: null, setBy: 2 };
  const cookie = readSetCookie(`a=1; ${attributes}`, arrival);
  expect(cookie && refusalOf(cookie, { kind }, over(headers))).toBe(refusal);
  // Where nobody knows how it was asked for, nothing is claimed of it.
  const unknown = refusal === 'secure-over-http' ? null : refusal;
  expect(cookie && refusalOf(cookie, { kind }, null)).toBe(unknown);
});
