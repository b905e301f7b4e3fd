import node from 'node:http';
import { describe, expect, it } from 'vitest';
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
