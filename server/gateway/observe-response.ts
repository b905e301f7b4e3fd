import { type ServerResponse, STATUS_CODES } from 'node:http';
import onHeaders from 'on-headers';
import type { Body, Headers, Source } from '#shared/trace/event.ts';
import { maskAnswer } from '#shared/trace/mask-secrets.ts';
import { rewriteLocation, rewriteSetCookie } from './rewrite-headers.ts';
import { toBody } from './to-body.ts';

export type ObservedResponse = {
  status: number;
  reason: string;
  headers: Headers;
  body: Body | null;
  source: Source | null;
};

/** How many bytes of a response are kept for recording while they pass. */
const TAPPED = 64 * 1024;

/**
 * Rewrites a response's addresses to the sandbox's mount as its headers leave, and tells what was sent once the demo
 * app has said its last word. The bytes themselves pass untouched.
 */
export function observeResponse(
  response: ServerResponse,
  options: {
    mount: string;
    callSite(): Source | null;
    onEnd(observed: ObservedResponse): void;
  },
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let source: Source | null = null;
  let ended = false;

  const tap = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const buffer =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk);
    if (bytes < TAPPED) chunks.push(buffer.subarray(0, TAPPED - bytes));
    bytes += buffer.length;
  };

  onHeaders(response, () => {
    // Headers leave inside the very call by which the demo app answers, so its line is still on the stack.
    source = options.callSite();
    const cookies = response.getHeader('set-cookie');
    if (cookies !== undefined) {
      response.setHeader(
        'Set-Cookie',
        [cookies].flat().map((line) => rewriteSetCookie(String(line), options.mount)),
      );
    }
    const location = response.getHeader('location');
    if (location !== undefined)
      response.setHeader('Location', rewriteLocation(String(location), options.mount));
  });

  const { write, end } = response;
  response.write = function observedWrite(this: ServerResponse, ...args: unknown[]) {
    tap(args[0], args[1]);
    return Reflect.apply(write, this, args);
  } as typeof response.write;
  response.end = function observedEnd(this: ServerResponse, ...args: unknown[]) {
    tap(args[0], args[1]);
    const result = Reflect.apply(end, this, args);
    if (ended) return result;
    ended = true;
    options.onEnd({
      status: response.statusCode,
      reason: response.statusMessage || (STATUS_CODES[response.statusCode] ?? ''),
      headers: sentHeaders(response),
      body: toBody(Buffer.concat(chunks), maskAnswer, bytes),
      source,
    });
    return result;
  } as typeof response.end;
}

/** Node has had this since 15.4; its types list it on `ClientRequest` only. */
type WithRawNames = ServerResponse & { getRawHeaderNames(): string[] };

function sentHeaders(response: ServerResponse): Headers {
  return (response as WithRawNames)
    .getRawHeaderNames()
    .flatMap((name) =>
      [response.getHeader(name) ?? []].flat().map((value): [string, string] => [name, String(value)]),
    );
}
