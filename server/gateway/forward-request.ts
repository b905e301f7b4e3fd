import { IncomingMessage } from 'node:http';
import type { CleanHeaders } from './clean-headers.ts';

/** The request as the demo app gets it: the same message under a path without the sandbox's mount, its body unread. */
export function toForwardedRequest(
  request: IncomingMessage,
  path: string,
  body: Buffer,
  { headers, rawHeaders }: CleanHeaders,
): IncomingMessage {
  const forwarded = new IncomingMessage(request.socket);
  forwarded.method = request.method ?? 'GET';
  forwarded.url = path;
  forwarded.httpVersion = request.httpVersion;
  forwarded.httpVersionMajor = request.httpVersionMajor;
  forwarded.httpVersionMinor = request.httpVersionMinor;
  forwarded.headers = headers;
  forwarded.rawHeaders = rawHeaders;
  forwarded.complete = true;
  if (body.length > 0) forwarded.push(body);
  forwarded.push(null);
  return forwarded;
}
