import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body whole, as a buffering reverse proxy does, so that the request can be recorded before the
 * demo app sees it. Null when it is larger than `limit` bytes: what follows is not kept.
 *
 * @throws when the sender hangs up half-way.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(size > limit ? null : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('The request was cut off.'));
    });
  });
}
