import type { IncomingMessage } from 'node:http';
import type { HttpRequest } from '#shared/exchange/http-message.ts';

/**
 * Reads a request's body whole, as a buffering reverse proxy does, so that the request can be recorded before the
 * demo app sees it. Of one with more than `limit` bytes none are kept; `cut-off` when the sender hung up half-way and
 * nobody waits for an answer.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<Pick<HttpRequest, 'body' | 'bodyBytes'> | 'cut-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve({ body: Buffer.concat(chunks), bodyBytes: size }));
    request.on('error', () => resolve('cut-off'));
    request.on('close', () => resolve('cut-off'));
  });
}
