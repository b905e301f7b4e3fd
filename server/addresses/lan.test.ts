import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { toKnownOrigins } from './known-origins.ts';
import { findLanAddress } from './lan-address.ts';
import { toAddress, toSelf } from './to-address.ts';

// Another of this machine's own addresses, which Linux has without asking.
const LAN = '127.0.0.2';

describe.skipIf(process.platform !== 'linux')('a server that is open to its network', () => {
  const start = () => startTestServer({ lan: true, lanAddress: LAN });

  it('listens on that address and says so', async () => {
    const server = await start();
    expect(server.lanUrl).toBe(`http://${LAN}:${server.port}/`);
    expect(await greet(LAN, server.port, `${LAN}:${server.port}`)).toMatch(/^HTTP\/1\.1 200 /);
    const { id } = await server.openSandbox();
    const { url, lan } = JSON.parse((await server.ask(`/api/sandboxes/${id}/address`)).text);
    expect([url, lan]).toEqual([`${server.lanUrl}s/${id}/`, true]);
  });

  it('allows that name in addition, compared whole', async () => {
    const server = await start();
    const { port } = server;
    for (const host of [
      `127.0.0.20:${port}`,
      `127.0.0.2.evil.example:${port}`,
      LAN,
      '127.0.0.3',
      `x${LAN}:${port}`,
    ]) {
      expect(await greet(LAN, port, host)).toMatch(/^HTTP\/1\.1 421 /);
    }
    const headers = { 'content-type': 'application/json' };
    const create = (origin: string) =>
      server.ask('/api/sandboxes', { method: 'POST', headers: { ...headers, origin } });
    expect((await create(`http://${LAN}:${port}`)).status).toBe(201);
    for (const origin of [`https://${LAN}:${port}`, `http://${LAN}`, `http://${LAN}.evil.example:${port}`]) {
      expect((await create(origin)).status).toBe(403);
    }
  });

  it('closes that door, too', async () => {
    const server = await start();
    await server.close();
    await expect(greet(LAN, server.port, `${LAN}:${server.port}`)).rejects.toThrow(/ECONNREFUSED/);
  });
});

it('does not know the name without being told', () => {
  expect(toKnownOrigins({ port: 4444, host: null, publicUrl: null }).hosts).not.toContain(`${LAN}:4444`);
});

it('takes a private address of the machine before a public one, and none of its own', () => {
  const card = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '',
    mac: '',
    cidr: null,
  });
  expect(
    findLanAddress({ lo: [card('127.0.0.1', true)], a: [card('8.8.8.8')], b: [card('192.168.1.7')] }),
  ).toBe('192.168.1.7');
  expect(findLanAddress({ a: [card('8.8.8.8'), card('172.32.0.1')] })).toBe('8.8.8.8');
  expect(() => findLanAddress({ lo: [card('127.0.0.1', true)] })).toThrow(/Could not open to the network/);
});

it('is asked for by --lan, which does not go with HOST', () => {
  expect(readConfig({}, ['--lan']).lan).toBe(true);
  expect(readConfig({}, []).lan).toBe(false);
  expect(() => readConfig({ HOST: '0.0.0.0' }, ['--lan'])).toThrow(/--lan and HOST/);
});

it('hands out the address under which others find the server', () => {
  const url = 'http://localhost:4444/';
  const none = { publicUrl: null, lanUrl: null };
  expect(toAddress({ ...none, host: '0.0.0.0', url })).toEqual({ url: 'http://localhost:4444', lan: false });
  expect(toAddress({ ...none, host: '10.0.0.7', url: 'http://10.0.0.7:1/' })).toEqual({
    url: 'http://10.0.0.7:1',
    lan: true,
  });
  expect(toAddress({ ...none, publicUrl: 'https://coat.example/', host: null, url }).url).toBe(
    'https://coat.example',
  );
  expect(toSelf({ host: '0.0.0.0', port: 1 }).host).toBe('127.0.0.1');
});

function greet(address: string, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () =>
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`),
    );
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('close', () => resolve(received.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
  });
}
