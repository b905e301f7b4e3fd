import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { interfere } from '../../demo-app/testing/interfere.ts';
import type { OpenStore } from '../../demo-app/testing/test-stores.ts';
import { createTokenApp } from '../create-token-app.ts';
import { soundPolicy, type TokenPolicy } from '../policy.ts';
import type { TokenUser } from '../token-site.ts';

type Sent = { token?: string; json?: unknown; headers?: Record<string, string> };

const everybody: readonly TokenUser[] = [
  { id: 1, name: 'admin', role: 'admin' },
  { id: 2, name: 'ada', role: 'member' },
];

/** The token app, served over real HTTP for one test, with a clock and a key that the test has in its hand. */
export async function openTokenSite(openStore: OpenStore, policy: Partial<TokenPolicy> = {}) {
  const store = await openStore();
  const traffic = interfere(store.redis);
  const reported: unknown[] = [];
  const key = randomBytes(32);
  const people = everybody.map((person) => ({ ...person, isBlocked: false }));
  let clockMs = Date.UTC(2026, 10, 30, 8);
  const find = (id: number) => {
    const { isBlocked, ...user } = people.find((person) => person.id === id) ?? { isBlocked: true };
    return isBlocked ? null : (user as TokenUser);
  };
  const app = createTokenApp({
    redis: traffic.wrapped,
    accounts: {
      async verify(username, password) {
        const { id = 0 } = people.find(({ name }) => name === username) ?? {};
        return password === demoPasswordOf(username) ? find(id) : null;
      },
      find,
    },
    key: async () => key,
    secureCookies: false,
    refreshSeconds: 3600,
    policy: { ...soundPolicy, ...policy },
    now: () => clockMs,
    reportError: (error) => reported.push(error),
  });
  const server = createServer({ maxHeaderSize: 256 * 1024 }, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  async function send(route: string, { token, json, headers }: Sent = {}) {
    const [method = '', path] = route.split(' ');
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? null : JSON.stringify(json),
    });
    const text = await answer.text();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
  }

  async function logIn(username = 'ada') {
    const answer = await send('POST /api/token', {
      json: { username, password: demoPasswordOf(username) },
    });
    expect(answer.status).toBe(200);
    return answer.json() as { access_token: string; refresh_token: string };
  }

  return {
    store,
    traffic,
    reported,
    people,
    key,
    send,
    logIn,
    ask: (token: string) => send('GET /api/token/protected', { token }),
    async advance(seconds: number) {
      clockMs += seconds * 1000;
      await store.advance(seconds);
    },
  };
}

export const toPart = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token as anybody writes one who has a key, or believes to have one. */
export function forge(header: unknown, claims: unknown, key: Uint8Array | null, hash = 'sha256'): string {
  const signed = `${toPart(header)}.${toPart(claims)}`;
  return `${signed}.${key === null ? '' : createHmac(hash, key).update(signed).digest('base64url')}`;
}

/** What stands in one of a token's first two parts. */
export const readPart = (token: string, index: 0 | 1): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
