import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body whole, as a buffering reverse proxy does, so that the request can be recorded before the
 * demo app sees it. `too-large` when it has more than `limit` bytes, which are not kept; `cut-off` when the sender
 * hung up half-way and nobody waits for an answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'cut-off'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(size > limit ? 'too-large' : Buffer.concat(chunks)));
    request.on('error', () => resolve('cut-off'));
    request.on('close', () => resolve('cut-off'));
  });
}
