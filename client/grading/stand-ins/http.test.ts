import node from 'node:http';
import { Duplex } from 'node:stream';
import { Duplex as LabDuplex } from 'readable-stream';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#shared/exchange/http-message.ts';
import { CutOff, createRunApp, type HttpClasses, type RequestHandler } from '#shared/exchange/run-app.ts';
import lab from './http.ts';

type Respond = (response: node.ServerResponse) => unknown;

/** What is thrown, or what has become of the headers. */
function outcome({ ServerResponse }: Pick<typeof node, 'ServerResponse'>, respond: Respond) {
  const response = new ServerResponse({ method: 'GET' } as node.IncomingMessage);
  try {
    respond(response);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  const { statusCode, statusMessage, headersSent } = response;
  return { headers: response.getHeaders(), statusCode, statusMessage, headersSent };
}

describe('http for learners’ code', () => {
  it.each<[string, Respond]>([
    ['keeps headers by lower-case name', (response) => response.setHeader('X-One', '1')],
    ['keeps several values', (response) => response.setHeader('Set-Cookie', ['a=1', 'b=2'])],
    ['adds to what is there', (response) => response.setHeader('Vary', 'a').appendHeader('vary', 'b')],
    ['forgets a header', (response) => response.setHeader('X-One', '1').removeHeader('x-one')],
    ['knows the words for a status', (response) => response.writeHead(404)],
    [
      'takes headers with the status',
      (response) => response.setHeader('a', 'b').writeHead(201, { 'X-One': '1' }),
    ],
    ['takes words of one’s own', (response) => response.writeHead(200, 'Fine')],
    ['refuses a line break in a value', (response) => response.setHeader('Location', '/\r\nSet-Cookie: a=b')],
    ['refuses a name that is no token', (response) => response.setHeader('two words', 'x')],
    ['refuses a value that is undefined', (response) => response.setHeader('X-One', undefined as never)],
    ['refuses a status that is none', (response) => response.writeHead(42)],
    ['refuses headers after they are sent', (response) => response.writeHead(200).setHeader('X-One', '1')],
    ['refuses to send headers twice', (response) => response.writeHead(200).writeHead(200)],
  ])('%s, as Node does', (_, respond) => {
    expect(outcome(lab as unknown as typeof node, respond)).toEqual(outcome(node, respond));
  });

  it('has the methods that Express makes routes of', () => {
    expect(lab.METHODS).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']),
    );
    expect(node.METHODS).toEqual(expect.arrayContaining(lab.METHODS));
  });

  it('says that it opens no server', () => {
    expect(() => lab.createServer()).toThrow(/no network.*createApp/);
  });
});

describe('an app that runs without a socket in the lab', () => {
  const request: HttpRequest = {
    method: 'POST',
    path: '/',
    headers: [['Content-Length', '5']],
    body: new TextEncoder().encode('hello'),
    bodyBytes: 5,
  };
  const run = async (classes: unknown, app: node.RequestListener, method: string) => {
    const answer = await createRunApp(classes as HttpClasses)(
      app as RequestHandler,
      { ...request, method },
      () => null,
    );
    return { ...answer, body: new TextDecoder().decode(answer.body) };
  };

  it.each<[string, node.RequestListener, string?]>([
    ['all at once', (_, response) => response.setHeader('X-One', ['1', '2']).end('déjà vu')],
    ['with its length', (_, response) => response.setHeader('content-length', 2).end('ok')],
    ['in another code', (_, response) => response.end('YWJj', 'base64')],
    ['with bytes', (_, response) => response.end(new Uint8Array([65, 66]))],
    ['piece by piece', (_, response) => response.write('a', () => response.end(Buffer.from('b')))],
    ['with words of its own', (_, response) => response.writeHead(201, 'Made', { 'X-Two': 'é' }).end()],
    ['with nothing', (_, response) => response.end()],
    ['with no content', (_, response) => response.writeHead(204).end('x')],
    ['to HEAD', (_, response) => response.end('x'), 'HEAD'],
    ['when it has read the request', (request, response) => request.pipe(response)],
    ['when it has heard that it is done', (_, response) => response.on('finish', () => undefined).end('x')],
  ])('answers %s as Node does', async (_, app, method = 'POST') => {
    expect(await run({ ...lab, Duplex: LabDuplex }, app, method)).toEqual(
      await run({ ...node, Duplex }, app, method),
    );
  });

  it.each<[string, node.RequestListener]>([
    ['hangs up', (request) => request.socket.destroy()],
    ['hangs up half-way', (_, response) => response.write('half', () => response.destroy())],
  ])('%s as with Node', async (_, app) => {
    await expect(run({ ...lab, Duplex: LabDuplex }, app, 'GET')).rejects.toThrow(CutOff);
    await expect(run({ ...node, Duplex }, app, 'GET')).rejects.toThrow(CutOff);
  });

  it('tells that an answer is complete, and then that the connection is over', async () => {
    const transcript = async (classes: unknown) => {
      const heard: string[] = [];
      await run(
        classes,
        (_, response) => {
          for (const name of ['finish', 'close']) response.on(name, () => heard.push(name));
          response.end('x', () => heard.push('done'));
        },
        'GET',
      );
      await new Promise((resolve) => setImmediate(resolve));
      return heard;
    };
    expect(await transcript({ ...lab, Duplex: LabDuplex })).toEqual(await transcript({ ...node, Duplex }));
  });
});
