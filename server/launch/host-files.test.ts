import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostFiles } from './host-files.mjs';

let outside = '';
let port = 0;
let host: ReturnType<typeof hostFiles>;

beforeAll(async () => {
  outside = await mkdtemp(path.join(tmpdir(), 'coat-check-host-'));
  const folder = path.join(outside, 'dist-static');
  await mkdir(path.join(folder, 'lessons', 'one'), { recursive: true });
  await writeFile(path.join(outside, 'secret.txt'), 'not to be served');
  await writeFile(path.join(folder, 'index.html'), 'the entrance');
  await writeFile(path.join(folder, '404.html'), 'any other address');
  await writeFile(path.join(folder, 'sw.js'), 'const worker = 1;');
  await writeFile(path.join(folder, 'lessons', 'one', 'index.html'), 'lesson one');
  host = hostFiles(folder, '/coat-check/');
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  port = (host.address() as AddressInfo).port;
});

afterAll(async () => {
  host.close();
  await rm(outside, { recursive: true, force: true });
});

/** Asks by the very text of a path, which `fetch` would tidy first. */
const ask = (address: string, method = 'GET') =>
  new Promise<{
    status: number | undefined;
    location: string | undefined;
    type: string | undefined;
    text: string;
  }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: address, method }, (answer) => {
      let text = '';
      const { statusCode: status, headers } = answer;
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        resolve({ status, location: headers.location, type: headers['content-type'], text }),
      );
    });
    sent.on('error', reject).end();
  });

it.each([
  ['/coat-check/', 200, 'the entrance'],
  ['/coat-check/sw.js', 200, 'const worker = 1;'],
  ['/coat-check/sw.js?v=2', 200, 'const worker = 1;'],
  ['/coat-check/lessons/one/', 200, 'lesson one'],
  ['/coat-check/s/abc/lessons/one', 404, 'any other address'],
  ['/coat-check/lessons/', 404, 'any other address'],
  ['/coat-check/%', 404, 'any other address'],
  ['/coat-check/../secret.txt', 404, 'any other address'],
  ['/coat-check/%2e%2e/secret.txt', 404, 'any other address'],
  ['/sw.js', 404, 'Nothing lies here.\n'],
])('answers %s with %i', async (address, status, text) => {
  expect(await ask(address)).toMatchObject({ status, text });
});

it('leads to the same address with a slash where a folder is meant', async () => {
  expect(await ask('/coat-check')).toMatchObject({ status: 301, location: '/coat-check/' });
  expect(await ask('/coat-check/lessons/one')).toMatchObject({
    status: 301,
    location: '/coat-check/lessons/one/',
  });
});

it('can answer nothing that is more than a file', async () => {
  expect(await ask('/coat-check/api/sandboxes', 'POST')).toMatchObject({ status: 405 });
  expect(await ask('/coat-check/sw.js', 'HEAD')).toMatchObject({ status: 200, text: '' });
  expect((await ask('/coat-check/sw.js')).type).toBe('text/javascript; charset=utf-8');
});

it('compresses texts for whoever reads them so', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/coat-check/sw.js`);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toBe('const worker = 1;');
});
