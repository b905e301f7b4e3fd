import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { toKnownOrigins } from '../addresses/known-origins.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const create = { method: 'POST', headers: JSON_TYPE };

describe('the Host check', () => {
  it.each([
    ['evil.example', 'evil.example'],
    ['a name that begins like ours', 'localhost.evil.example'],
    ['a name that resolves to loopback', '127.0.0.1.nip.io'],
    ['another port', 'localhost:1'],
    ['half an IPv6 address', '[::1'],
    ['credentials', 'localhost@evil.example'],
    ['9,000 letters', 'x'.repeat(9000)],
  ])('refuses %s as Host, on every kind of route', async (_, host) => {
    const server = await startTestServer();
    const sandbox = await server.openSandbox();
    for (const path of [
      '/',
      '/assets/x.js',
      `/api/sandboxes/${sandbox.id}/events`,
      `${sandbox.mount}api/protected`,
    ]) {
      const answer = await server.ask(path, { headers: { host } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect((await sandbox.trace()).events).toEqual([]);
  });

  it.each([
    ['two Host headers', (port: number) => `Host: localhost:${port}\r\nHost: evil.example\r\n`],
    ['ours beside a foreign one', (port: number) => `Host: evil.example\r\nHost: localhost:${port}\r\n`],
    ['an empty Host header', () => 'Host:\r\n'],
    ['no Host header', () => ''],
  ])('refuses %s', async (_, headers) => {
    const server = await startTestServer();
    const request = `GET / HTTP/1.1\r\n${headers(server.port)}Connection: close\r\n\r\n`;
    expect(await rawStatus(server.port, request)).toMatch(/^HTTP\/1\.1 4/);
  });

  it.each(['http://evil.example/', 'http://evil.example/s/x/api/protected', '*'])(
    'refuses %s as the target of a request, whatever its Host header says',
    async (target) => {
      const server = await startTestServer();
      const headers = `Host: localhost:${server.port}\r\nConnection: close\r\n`;
      const status = await rawStatus(server.port, `OPTIONS ${target} HTTP/1.1\r\n${headers}\r\n`);
      expect(status).toMatch(/^HTTP\/1\.1 421 /);
    },
  );

  it('answers to each of its own names', async () => {
    const server = await startTestServer();
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
      expect((await server.ask('/', { headers: { host: `${name}:${server.port}` } })).status).toBe(200);
    }
  });

  it('answers to its public name, with or without the scheme’s own port', () => {
    const { hosts, origins } = toKnownOrigins({ port: 4444, host: null, publicUrl: 'https://coat.example/' });
    expect(hosts).toContain('coat.example');
    expect(hosts).toContain('coat.example:443');
    expect(origins).toContain('https://coat.example');
    expect(origins).not.toContain('http://coat.example');
  });
});

it('sends its policy along with the page under every address it has', async () => {
  const server = await startTestServer();
  for (const path of ['/', '/lessons/x', '/lessons/x/y', '/index.html', '/nowhere']) {
    const { headers } = await server.ask(path, { headers: { accept: 'text/html' } });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

describe('the Origin check', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'http://localhost' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'nonsense' },
    { referer: 'https://evil.example/page' },
    { referer: 'not a url' },
  ])('refuses a state change that comes with %j', async (headers) => {
    const server = await startTestServer();
    const sandbox = await server.openSandbox();
    const { cookie } = await sandbox.logIn();
    const before = (await sandbox.trace()).events.length;

    const logout = await sandbox.ask('api/logout', { method: 'POST', headers: { ...headers, cookie } });
    const another = await server.ask('/api/sandboxes', { ...create, headers: { ...JSON_TYPE, ...headers } });
    expect([logout.status, another.status]).toEqual([403, 403]);
    expect(JSON.parse(another.text).error.message).toMatch(
      /^Could not .*: it came from another site\. .*PUBLIC_URL/,
    );
    expect(logout.headers['access-control-allow-origin']).toBeUndefined();
    expect((await sandbox.trace()).events).toHaveLength(before);
    expect((await sandbox.ask('api/protected', { headers: { cookie } })).status).toBe(200);
  });

  it('refuses to stream a trace to another site', async () => {
    const server = await startTestServer();
    const { id } = await server.openSandbox();
    const answer = await server.ask(`/api/sandboxes/${id}/events`, {
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
  });

  it('lets the page itself and curl through', async () => {
    const server = await startTestServer();
    const origin = `http://localhost:${server.port}`;
    for (const headers of [{}, { origin }, { origin, 'sec-fetch-site': 'same-origin' }]) {
      const answer = await server.ask('/api/sandboxes', { ...create, headers: { ...JSON_TYPE, ...headers } });
      expect(answer.status).toBe(201);
    }
  });
});

describe('the listener', () => {
  it('is open on loopback only', async () => {
    const server = await startTestServer();
    expect((server.httpServer.address() as AddressInfo).address).toBe('127.0.0.1');
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4');
    if (!outward) return;
    const refused = await new Promise((resolve) => {
      const socket = connect(server.port, outward.address);
      socket.once('error', () => resolve(true));
      socket.once('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(refused).toBe(true);
  });
});

function rawStatus(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('close', () => resolve(received.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}
