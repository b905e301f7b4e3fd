// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { forgeToken } from '#shared/token/forge-token.ts';
import { writeToken } from '#shared/trace/token-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { performAction } from './perform-action.ts';

const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const token = writeToken();
const entry = `coat-check:${id}:token`;
const thief = { id: 'attacker-0123456789ab', kind: 'attacker', name: 'Thief' };

/** A server that gives out this token, and what it was asked. */
function answering() {
  const asked: { request: string; bearer: string | undefined; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', headers, body }: RequestInit = {}) => {
    const bearer = Object(headers).Authorization;
    asked.push({ request: `${method} ${path}`, bearer, body: body && JSON.parse(String(body)) });
    if (path.endsWith('/devices')) return new Response(JSON.stringify({ devices: [thief] }));
    if (path.endsWith('/drop')) return new Response(null, { status: 204 });
    const gives = path.endsWith('/api/token') ? { access_token: token, token_type: 'Bearer' } : {};
    return new Response(JSON.stringify(gives));
  });
  return asked;
}

const means = () => ({
  sandboxId: id,
  form: { username: 'ada', password: 'tea' },
  events: [],
  world: foldWorld([]),
  show: async <Answer>(act: () => Promise<Answer>) => act(),
});
const logIn = { type: 'log-in', for: 'token', username: 'ada', password: 'tea' } as const;
const request = (route: string) => ({ type: 'request', label: 'x', route }) as const;

afterEach(() => localStorage.clear());

it('logs in for a token, keeps it, brings it to the token app alone, and gives it up at the logout', async () => {
  const asked = answering();
  expect(await performAction(logIn, means())).toBeNull();
  expect(localStorage.getItem(entry)).toBe(token);
  await performAction(request('GET /api/token/protected'), means());
  await performAction(request('GET /api/protected'), means());
  await performAction({ ...request('GET /api/token/protected'), forges: 'role' }, means());
  expect(localStorage.getItem(entry)).toBe(token);
  await performAction(request('POST /api/token/logout'), means());
  expect(localStorage.getItem(entry)).toBeNull();
  expect(asked.map(({ bearer }) => bearer)).toEqual([
    undefined,
    `Bearer ${token}`,
    undefined,
    `Bearer ${forgeToken(token, 'role')}`,
    `Bearer ${token}`,
  ]);
});

it('says that there is nothing to forge, and asks nobody', async () => {
  const asked = answering();
  const forged = { ...request('GET /api/token/protected'), forges: 'no-seal' } as const;
  expect(await performAction(forged, means())).toMatch(/^Your page has no token/);
  expect(asked).toEqual([]);
});

it('lets a script find this sandbox’s entry, and no other', async () => {
  const asked = answering();
  const other = writeToken({ name: 'grace' });
  localStorage.setItem('coat-check:bbbbbbbbbbbbbbbbbbbbbb:token', other);
  localStorage.setItem('access_token', other);
  const script = { type: 'script', label: 'x', 'sends-to': 'Thief', reads: 'storage' } as const;
  await performAction(script, means());
  localStorage.setItem(entry, token);
  await performAction(script, means());
  const dropped = asked.filter(({ request: told }) => told.endsWith('/drop')).map(({ body }) => body);
  expect(dropped).toEqual([{ token: '' }, { token }]);
  expect(JSON.stringify(asked)).not.toContain(other);
});
