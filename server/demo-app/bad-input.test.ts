import { expect, it } from 'vitest';
import { openSite, passwords } from './testing/open-site.ts';
import { describeOnEachStore } from './testing/test-stores.ts';

const text = JSON.stringify({ username: 'ada', password: passwords.ada });
const asJson = { 'content-type': 'application/json' };
const credentials = (username: unknown, password: unknown) => ({
  body: JSON.stringify({ username, password }),
});

describeOnEachStore('bad input', (openStore) => {
  it.each([
    ['an empty form', credentials('', '')],
    ['an empty password', credentials('ada', '')],
    ['no password', { body: '{"username":"ada"}' }],
    ['a number for a name', credentials(1, 'x')],
    ['an overlong name', credentials('a'.repeat(201), 'x')],
  ])('does not ask for JSON where JSON came: %s', async (_, sent) => {
    const { send } = await openSite(openStore);
    const answer = await send('POST /api/login', { headers: asJson, ...sent });
    expect(answer.json()).toEqual({
      error: 'username and password must each be a text of 1 to 200 characters',
    });
  });

  it('asks for JSON where something else came', async () => {
    const { send } = await openSite(openStore);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send('POST /api/login', { headers, body: 'username=ada&password=x' });
    expect(answer.json()).toEqual({ error: 'send username and password as JSON' });
  });

  it.each<[string, { body?: string; headers?: Record<string, string> }, number]>([
    ['no body', { headers: {} }, 400],
    ['an empty body', { body: '' }, 400],
    ['half a body', { body: text.slice(0, -4) }, 400],
    ['null', { body: 'null' }, 400],
    ['a number', { body: '1' }, 400],
    ['a list', { body: '["ada"]' }, 400],
    ['no fields', { body: '{}' }, 400],
    ['no password', { body: '{"username":"ada"}' }, 400],
    ['no name', { body: '{"password":"x"}' }, 400],
    ['a number for a name', credentials(1, 'x'), 400],
    ['a list for a password', credentials('ada', [passwords.ada]), 400],
    ['an object for a password', credentials('ada', { length: 3 }), 400],
    ['null for a password', credentials('ada', null), 400],
    ['true for a password', credentials('ada', true), 400],
    ['an empty password', credentials('ada', ''), 400],
    ['an overlong name', credentials('a'.repeat(201), 'x'), 400],
    ['an overlong password', credentials('ada', 'x'.repeat(201)), 400],
    ['9 kB', credentials('ada', 'x'.repeat(9000)), 413],
    ['1 MB', credentials('ada', 'x'.repeat(1_000_000)), 413],
    ['JSON called text', { body: text, headers: { 'content-type': 'text/plain' } }, 400],
    ['JSON called nothing', { body: text, headers: { 'content-type': '' } }, 400],
    [
      'JSON called a form',
      { body: text, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      400,
    ],
    ['a form', { body: 'username=ada&password=x', headers: { 'content-type': 'multipart/form-data' } }, 400],
    [
      'an unknown charset',
      { body: text, headers: { 'content-type': 'application/json; charset=klingon' } },
      415,
    ],
    ['an unknown encoding', { body: text, headers: { ...asJson, 'content-encoding': 'rot13' } }, 415],
    ['a broken gzip', { body: text, headers: { ...asJson, 'content-encoding': 'gzip' } }, 400],
  ])('answers a login with %s by a bare error and stores nothing', async (_, sent, status) => {
    const { send, traffic, reported } = await openSite(openStore);
    const answer = await send('POST /api/login', { headers: asJson, ...sent });
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({ error: expect.not.stringMatching(/Error|JSON at|\bat \/|node_modules/) });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect([traffic.log, reported]).toEqual([[], []]);
  });

  it.each([
    'GET /',
    'GET /api/nothing',
    'PUT /api/login',
    'POST /dashboard',
    'DELETE /api/protected',
    'GET /%E0%A4%A',
  ])('answers %s by a 404 in JSON', async (route) => {
    const { send } = await openSite(openStore);
    const answer = await send(route);
    expect([answer.status, answer.json()]).toEqual([404, { error: 'not found' }]);
  });

  it('answers whoever goes to such an address by a page that says so', async () => {
    const { send } = await openSite(openStore);
    const answer = await send('GET /api/logout', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.text).toContain('There is nothing here');
  });

  it('neither names its software nor answers by a 304', async () => {
    const { send, logIn } = await openSite(openStore);
    const cookie = await logIn('ada');
    const headers = { 'if-none-match': '*' };
    for (const route of ['GET /api/protected', 'GET /login', 'GET /dashboard', 'GET /nothing']) {
      const answer = await send(route, { cookie, headers });
      expect(answer.status).not.toBe(304);
      expect([answer.headers.get('x-powered-by'), answer.headers.get('etag')]).toEqual([null, null]);
    }
  });
});
