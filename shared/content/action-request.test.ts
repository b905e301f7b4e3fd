import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHanded } from '../token/held-tokens.ts';
import { readOurToken } from '../token/read-token.ts';
import { writeToken } from '../trace/token-stories.ts';
import { type ActionRequest, actionRequest, quoteForShell, toCurl } from './action-request.ts';

const inputs = { form: { username: 'ada', password: 'tea' }, oldSession: 'gone', held: emptyHanded };
const curl = (request: ActionRequest | null) => {
  if (!request) throw new Error('there is no request to make a command of');
  return toCurl(request, 'http://localhost:4444', '/s/abc', 'coat-check.txt');
};

/** What a real shell makes of a command line, word by word; echoes instead of running it. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

describe('actionRequest', () => {
  it('sends what was typed into the form, not what the lesson suggests', () => {
    const action = { type: 'log-in', username: 'admin', password: 'secret' } as const;
    expect(actionRequest(action, inputs)).toEqual({
      method: 'POST',
      path: '/api/login',
      headers: { 'Content-Type': 'application/json' },
      body: '{"username":"ada","password":"tea"}',
    });
  });

  it('splits a route into method and path, query and all', () => {
    expect(actionRequest({ type: 'request', label: 'x', route: 'GET /dashboard?a=b' }, inputs)).toEqual({
      method: 'GET',
      path: '/dashboard?a=b',
      headers: {},
      body: null,
    });
  });

  it('shows an old ticket as a cookie, encoded as a browser would send it', () => {
    const action = { type: 'old-ticket', label: 'x', route: 'GET /api/protected' } as const;
    expect(actionRequest(action, { ...inputs, oldSession: 'a;b' })?.headers).toEqual({
      Cookie: 'session_id=a%3Bb',
    });
  });

  it('brings the page’s token to the token app, forged where it shall be, and nowhere else', () => {
    const held = { token: writeToken(), refresh: '0f'.repeat(16) };
    const ask = (route: string, forges?: 'role' | 'no-seal') =>
      actionRequest({ type: 'request', label: 'x', route, ...(forges && { forges }) }, { ...inputs, held });
    const route = 'GET /api/token/protected';
    expect(ask(route)?.headers).toEqual({ Authorization: `Bearer ${held.token}` });
    expect(curl(ask(route))).toContain(`-H 'Authorization: Bearer ey`);
    expect(ask('GET /api/protected')?.headers).toEqual({});
    const forged = (ask(route, 'role')?.headers.Authorization ?? '').replace('Bearer ', '');
    expect(readOurToken(forged)?.claims).toEqual({ ...readOurToken(held.token)?.claims, role: 'admin' });
    expect(forged.split('.')[2]).toBe(held.token.split('.')[2]);
    expect(ask(route, 'no-seal')?.headers.Authorization).toMatch(/\.$/);
    expect(ask('POST /api/token/refresh')?.body).toBe(`{"refresh_token":"${held.refresh}"}`);
    expect(ask('POST /api/token/logout')?.headers).toEqual({
      Authorization: `Bearer ${held.token}`,
      'Content-Type': 'application/json',
    });
    expect(actionRequest({ type: 'request', label: 'x', route, forges: 'role' }, inputs)).toBeNull();
    const logIn = { type: 'log-in', for: 'token', username: '', password: '' } as const;
    expect(actionRequest(logIn, inputs)?.path).toBe('/api/token');
  });

  it('makes no request where there is none to make', () => {
    expect(actionRequest({ type: 'read-cookies', label: 'x' }, inputs)).toBeNull();
    const action = { type: 'old-ticket', label: 'x', route: 'GET /' } as const;
    expect(actionRequest(action, { ...inputs, oldSession: null })).toBeNull();
  });
});

describe('toCurl', () => {
  it('logs in with a jar that carries the session on', () => {
    const request = actionRequest({ type: 'log-in', username: '', password: '' }, inputs);
    expect(curl(request)).toBe(
      "curl -i -b coat-check.txt -c coat-check.txt -H 'Content-Type: application/json' " +
        `--data-raw '{"username":"ada","password":"tea"}' http://localhost:4444/s/abc/api/login`,
    );
  });

  it('names the method only where curl would choose another', () => {
    const ask = (route: string) => curl(actionRequest({ type: 'request', label: 'x', route }, inputs));
    expect(ask('GET /dashboard')).not.toContain('-X');
    expect(ask('POST /api/logout')).toContain('-X POST');
  });

  it('shows an old ticket without the jar, so that only one ticket arrives', () => {
    const command = curl(
      actionRequest({ type: 'old-ticket', label: 'x', route: 'GET /api/protected' }, inputs),
    );
    expect(command).toBe("curl -i -H 'Cookie: session_id=gone' http://localhost:4444/s/abc/api/protected");
  });

  it('puts one slash between origin, sandbox and path', () => {
    const request = { method: 'GET', path: '/login', headers: {}, body: null };
    expect(toCurl(request, 'http://localhost:4444/', '/s/abc/', 'j')).toBe(
      'curl -i -b j -c j http://localhost:4444/s/abc/login',
    );
  });

  it('keeps curl from reading brackets in an address as a range', () => {
    const request = { method: 'GET', path: '/x?a=[1-9]', headers: {}, body: null };
    expect(wordsOf(curl(request)).slice(0, 3)).toEqual(['curl', '-i', '-g']);
  });

  it('hands every password to curl as it was typed, whatever the shell thinks of it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom("'; touch /tmp/x; '", '$(id)', '`id`', '!!', '@f', '\\'),
    );
    fc.assert(
      fc.property(text, text, (username, password) => {
        const request = actionRequest(
          { type: 'log-in', username: '', password: '' },
          { form: { username, password }, oldSession: null, held: emptyHanded },
        );
        const words = wordsOf(curl(request));
        expect(JSON.parse(words[words.indexOf('--data-raw') + 1] ?? '')).toEqual({
          username: username,
          password: password,
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('quoteForShell', () => {
  it('comes back from a real shell as the same single word', () => {
    const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    const words = fc.array(fc.oneof(word, fc.constantFrom('', '-n', '~', '*', 'a b', "'", '\n', '$HOME')));
    fc.assert(
      fc.property(words, (list) => {
        expect(wordsOf(`x ${list.map(quoteForShell).join(' ')}`)).toEqual(['x', ...list]);
      }),
      { numRuns: 60 },
    );
  });
});
