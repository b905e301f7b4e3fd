import { request as httpRequest } from 'node:http';
import type { SendPlayed } from './play-request.ts';

/** Sends real requests over loopback. @param self where this process listens */
export const sendOverLoopback =
  (self: () => { host: string; port: number }): SendPlayed =>
  ({ body, headers, ...target }) =>
    new Promise((resolve, reject) => {
      const { host, port } = self();
      const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = httpRequest(
        {
          ...target,
          host,
          port,
          headers: { host: `localhost:${port}`, ...headers, ...length },
          agent: false,
        },
        (response) => {
          response.on('error', reject);
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (piece: string) => {
            // A page may be as long as it likes; what has a token in it is short.
            if (text.length < 8192) text += piece;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
