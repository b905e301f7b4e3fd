import { type ServerResponse, STATUS_CODES } from 'node:http';
import onHeaders from 'on-headers';
import type { Body, Headers, Source } from '#shared/trace/event.ts';
import { maskAnswer } from '#shared/trace/mask-secrets.ts';
import { holdEnd } from './hold-end.ts';
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
 * Rewrites a response's addresses to the sandbox's mount, and tells what the demo app said once it has said its last
 * word, which leaves when that is kept (see `holdEnd`). The bytes themselves pass untouched.
 */
export function observeResponse(
  response: ServerResponse,
  options: {
    mount: string;
    callSite(): Source | null;
    keep(observed: ObservedResponse): Promise<void>;
  },
): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let source: Source | null = null;
  let settled = false;

  const tap = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    const buffer =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk);
    if (bytes < TAPPED) chunks.push(buffer.subarray(0, TAPPED - bytes));
    bytes += buffer.length;
  };

  // Inside the very call by which the demo app answers, when its line is still on the stack.
  const settleHeaders = () => {
    if (settled) return;
    settled = true;
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
  };
  onHeaders(response, settleHeaders);

  return holdEnd(response, {
    tap,
    keep: () => {
      settleHeaders();
      return options.keep({
        status: response.statusCode,
        reason: response.statusMessage || (STATUS_CODES[response.statusCode] ?? ''),
        headers: sentHeaders(response),
        body: toBody(Buffer.concat(chunks), maskAnswer, bytes),
        source,
      });
    },
  });
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
