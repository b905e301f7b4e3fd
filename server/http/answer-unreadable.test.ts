import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_HEADER_BYTES } from '../addresses/create-listener.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { answerUnreadable } from './answer-unreadable.ts';

/** As many cookies of other programs on localhost as fill about that many kilobytes. */
const cookies = (kilobytes: number) =>
  Array.from({ length: kilobytes }, (_, index) => `other_${index}=${'x'.repeat(1010)}`).join('; ');

/** Sends this text, in pieces as a socket takes them, and reads until the server hangs up. */
function send(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

const get = (port: number, cookie: string) =>
  `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`;

describe('the cookies of other programs on localhost', () => {
  it.each([20, 60])(
    'do not keep the page, or a login, from being answered when they are %i KB',
    async (size) => {
      const server = await startTestServer();
      expect(await send(server.port, get(server.port, cookies(size)))).toMatch(/^HTTP\/1\.1 200 /);
      const sandbox = await server.openSandbox();
      const { cookie } = await sandbox.logIn();
      const headers = { 'user-agent': 'Mozilla/5.0', cookie: `${cookies(size)}; ${cookie}` };
      expect((await sandbox.ask('api/protected', { headers })).status).toBe(200);
      expect(JSON.stringify(await sandbox.trace())).not.toContain('other_');
    },
  );

  it.each([66, 400])('are answered with a page that says what to do when they are %i KB', async (size) => {
    const server = await startTestServer();
    const answer = await send(server.port, get(server.port, cookies(size)));
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(answer).toContain('Content-Type: text/html');
    expect(answer).toContain(`longer than ${MAX_HEADER_BYTES / 1024} KB`);
    expect(answer).toContain(`<a href="http://127.0.0.1:${server.port}/">`);
    expect(answer).toMatch(/Or delete the cookies of this host/);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  });

  it('are to be deleted where people come by a public address', async () => {
    const server = await startTestServer({ publicUrl: 'https://coat.example' });
    const answer = await send(server.port, get(server.port, cookies(66)));
    expect(answer).toMatch(/<p>Delete the cookies of this host/);
    expect(answer).not.toContain('<a ');
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na'],
  ])('is answered with a sentence: %s', async (_, text) => {
    const server = await startTestServer();
    const answer = await send(server.port, text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('Could not read the request: it is not HTTP as it should be.');
  });

  it('leaves the server to everybody else', async () => {
    const server = await startTestServer();
    await Promise.all(Array.from({ length: 20 }, () => send(server.port, get(server.port, cookies(200)))));
    expect((await server.ask('/')).status).toBe(200);
  });
});

describe('a connection', () => {
  function setup(code: string, state: { _httpMessage?: { headersSent: boolean } } = {}) {
    const socket = Object.assign(new PassThrough(), state);
    onTestFinished(() => void socket.destroy());
    const logged: unknown[] = [];
    const logger = { info: (line: unknown) => logged.push(line) };
    const answer = answerUnreadable({ maxHeaderBytes: 1024, elsewhere: () => null, logger: logger as never });
    const fail = () => answer(Object.assign(new Error('no'), { code }), socket);
    return { socket, fail, logged, sent: () => String(socket.read() ?? '') };
  }

  it('is told once what came too late, and the log once', () => {
    const { fail, sent, logged } = setup('ERR_HTTP_REQUEST_TIMEOUT');
    fail();
    fail();
    expect(sent().match(/HTTP\/1\.1 408 Request Timeout|did not come to its end in time/g)).toHaveLength(2);
    expect(logged).toEqual([{ status: 408, code: 'ERR_HTTP_REQUEST_TIMEOUT' }]);
  });

  it('is cut and gets no second answer within one that has begun', () => {
    const { socket, fail, sent } = setup('HPE_INVALID_METHOD', { _httpMessage: { headersSent: true } });
    fail();
    expect([socket.destroyed, sent()]).toEqual([true, '']);
  });
});
