import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type RequestOptions, request as requestSecurely } from 'node:https';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { askServer } from '../testing/ask-server.ts';
import { nginxVersion, startNginx } from '../testing/start-nginx.ts';
import { startProcess } from '../testing/start-process.ts';
import { findFreePort, startRedis } from '../testing/start-redis.ts';

const guide = readFileSync(new URL('README.md', import.meta.url), 'utf8');

/** The nth block of nginx's language beneath a heading of the guide. */
function blockOf(heading: string, nth = 0): string {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const blocks = [...(section.split('\n## ')[0] ?? '').matchAll(/```nginx\n([\s\S]*?)```/g)];
  const text = blocks[nth]?.[1];
  if (text === undefined) throw new Error(`Could not find block ${nth} beneath “${heading}”.`);
  return text;
}

/** What the guide tells to do with nginx before 1.25.1. */
const forOlder = (text: string): string => {
  const [major = 0, minor = 0, patch = 0] = (nginxVersion ?? '').split('.').map(Number);
  const isNewer = major > 1 || minor > 25 || (minor === 25 && patch >= 1);
  return isNewer
    ? text
    : text.replace('listen 443 ssl;', 'listen 443 ssl http2;').replace(/ *http2 on;\n/, '');
};

type Answered = { status: number; text: string; headers: Record<string, string | string[] | undefined> };

const askSecurely = (port: number, path: string, init: RequestOptions & { body?: string } = {}) =>
  new Promise<Answered>((resolve, reject) => {
    const asked = requestSecurely(
      {
        host: '127.0.0.1',
        port,
        path,
        // Signed by nobody but itself: what is tried is the proxy, not who vouches for it.
        rejectUnauthorized: false,
        agent: false,
        ...init,
        headers: { host: 'coats.example', ...init.headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(init.body);
  });

/** Opens an event stream over TLS, which stays open. @returns what has come of it until now */
function listenSecurely(port: number, path: string): () => string {
  let text = '';
  const headers = { host: 'coats.example', accept: 'text/event-stream' };
  const asked = requestSecurely(
    { host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false, headers },
    (response) =>
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      }),
  );
  asked.on('error', () => undefined).end();
  onTestFinished(() => void asked.destroy());
  return () => text;
}

const json = { 'content-type': 'application/json' };

async function setup(publicUrl: string, change: (text: string) => string = (text) => text) {
  const redis = await startRedis();
  if (!redis) return null;
  onTestFinished(() => redis.stop());
  const [secure, plain] = [await findFreePort(), await findFreePort()];
  const environment = { REDIS_URL: redis.url, PUBLIC_URL: publicUrl, TRUST_PROXY: '1' };
  const processes = await Promise.all([startProcess(environment), startProcess(environment)]);
  await startNginx(
    processes.map(({ port }) => port),
    (text, folder) => {
      const made = spawnSync('openssl', [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=coats.example'],
        ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
      ]);
      expect(made.status).toBe(0);
      const beside = `${blockOf('TLS, worked', 1)}\n  server {`;
      return change(text)
        .replace('listen 8080;', forOlder(blockOf('TLS, worked')))
        .replace('  server {', () => beside)
        .replaceAll('/etc/letsencrypt/live/coats.example/', `${folder}/`)
        .replaceAll('listen 443', `listen 127.0.0.1:${secure}`)
        .replaceAll('listen 80;', `listen 127.0.0.1:${plain};`);
    },
  );
  await vi.waitFor(() => askSecurely(secure, '/healthz'), { timeout: 10_000 });
  return { secure, plain };
}

/** Logs in over TLS, and hears of it by the stream. @returns the cookie's line, and where the sandbox is */
async function logIn(port: number, base: string, origin: string) {
  const made = await askSecurely(port, `${base}api/sandboxes`, {
    method: 'POST',
    headers: { ...json, origin },
    body: '{}',
  });
  expect(made.status).toBe(201);
  const { id, url } = JSON.parse(made.text);
  const heard = listenSecurely(port, `${base}api/sandboxes/${id}/events`);
  await vi.waitFor(() => expect(heard()).not.toBe(''), { timeout: 10_000 });
  expect(heard()).not.toContain('/api/login');
  const answer = await askSecurely(port, `${url}api/login`, {
    method: 'POST',
    headers: { ...json, origin },
    body: JSON.stringify({ username: 'ada', password: demoPasswordOf('ada') }),
  });
  expect(answer.status).toBe(200);
  // A proxy that gathers would hold it back until the next heartbeat, or for ever.
  await vi.waitFor(() => expect(heard()).toContain('/api/login'), { timeout: 5000 });
  return { id, url, cookie: answer.headers['set-cookie']?.[0] ?? '' };
}

const isMissing = nginxVersion === null || spawnSync('openssl', ['version']).error !== undefined;

it.skipIf(isMissing)(
  'ends TLS at the proxy as the guide tells: cookies are Secure then, and streams flow',
  async (context) => {
    const proxy = await setup('https://coats.example');
    if (!proxy) return context.skip('redis-server is not installed');
    const { cookie, url, id } = await logIn(proxy.secure, '/', 'https://coats.example');
    expect(url).toBe(`/s/${id}/`);
    expect(cookie).toMatch(/; Secure/);
    expect((await askSecurely(proxy.secure, '/')).headers['strict-transport-security'] ?? '').toBe('');
    const moved = await askServer(proxy.plain, `${url}stage`, { headers: { host: 'coats.example' } });
    expect(moved.status).toBe(301);
    expect(moved.headers.location).toBe(`https://coats.example${url}stage`);
    const foreign = await askSecurely(proxy.secure, '/', { headers: { host: 'other.example' } });
    expect(foreign.status).toBe(421);
  },
  240_000,
);

it.skipIf(isMissing)(
  'lies beneath a path behind TLS as the guide tells',
  async (context) => {
    const proxy = await setup('https://coats.example/coat-check/', (text) =>
      text.replace(/location \/ \{[\s\S]*?\n {4}\}/, () => blockOf('Beneath a path')),
    );
    if (!proxy) return context.skip('redis-server is not installed');
    const { cookie, url, id } = await logIn(proxy.secure, '/coat-check/', 'https://coats.example');
    expect(url).toBe(`/coat-check/s/${id}/`);
    expect(cookie).toContain(`Path=/coat-check/s/${id}`);
    expect(cookie).toMatch(/; Secure/);
    expect((await askSecurely(proxy.secure, '/coat-check/')).status).toBe(200);
  },
  240_000,
);
