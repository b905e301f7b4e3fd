import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { demoPeople } from '#shared/sandbox/demo-people.ts';
import { type AppDependencies, createApp } from '../create-app.ts';
import { people } from '../people.ts';
import { createUsers } from '../users.ts';
import { interfere } from './interfere.ts';
import type { OpenStore } from './test-stores.ts';

export type Sent = { cookie?: string; json?: unknown; body?: string; headers?: Record<string, string> };
export type Answer = { status: number; headers: Headers; text: string; json(): unknown };

export const passwords: Record<string, string> = Object.fromEntries(
  demoPeople.map(({ username, password }) => [username, password]),
);

export const ttlSeconds = 3600;

/** The demo app, served over real HTTP for one test, with eyes and hands on everything around it. */
export async function openSite(openStore: OpenStore, changes: Partial<AppDependencies> = {}) {
  const store = await openStore();
  const traffic = interfere(store.redis);
  const reported: unknown[] = [];
  const app = createApp({
    redis: traffic.wrapped,
    users: createUsers(people),
    ttlSeconds,
    secureCookies: false,
    reportError: (error) => reported.push(error),
    ...changes,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const answers: Answer[] = [];
  const ids = new Set<string>();

  async function send(route: string, { cookie, json, body, headers }: Sent = {}): Promise<Answer> {
    const [method = '', path] = route.split(' ');
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? (body ?? null) : JSON.stringify(json),
    });
    const text = await answer.text();
    const received = { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
    answers.push(received);
    const id = sessionIdIn(received);
    if (id) ids.add(id);
    return received;
  }

  /** Logs somebody in and returns the `Cookie` header that their browser would send from now on. */
  async function logIn(username: string, sent: Sent = {}): Promise<string> {
    const answer = await send('POST /api/login', {
      json: { username, password: passwords[username] },
      ...sent,
    });
    expect(answer.status).toBe(200);
    return `session_id=${sessionIdIn(answer)}`;
  }

  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    // Whatever a test is about: an id travels in Set-Cookie alone, and no answer may be kept by a cache.
    for (const { headers, text } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      const rest = [...headers].filter(([name]) => name !== 'set-cookie');
      for (const id of ids) expect(JSON.stringify([rest, text])).not.toContain(id);
    }
  });

  return { store, traffic, reported, send, logIn, ids, keys: () => store.redis.keys('*') };
}

/** The id that an answer hands out, if it does. */
export function sessionIdIn(answer: Answer): string | undefined {
  const [line = ''] = answer.headers.getSetCookie();
  return /^session_id=([^;]+)/.exec(line)?.[1];
}

export const idOf = (cookie: string): string => cookie.replace('session_id=', '');
