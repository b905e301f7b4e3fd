import { parseCookie } from 'cookie';
import type { Cookie, Entry, Har, QueryString } from 'har-format';
import { receiverOf } from '../trace/drop.ts';
import type { Body, Headers, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { tellLeftOut } from '../trace/tell-left-out.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import { unmount } from './hide-address.ts';

type Request = TraceEventOf<'request'>;
type Response = TraceEventOf<'response'>;

/** Browsers write `sameSite`, which HAR 1.2 does not know yet, and which it allows. */
type CookieSet = Cookie & { sameSite?: string };

/** What the format wants where a size in bytes is not known. */
const UNKNOWN = -1;

/**
 * The HTTP part of a trace as an HTTP Archive 1.2, which browsers' developer tools open. Exchanges that were never
 * answered are left out, since the format has no place for them. Masked passwords stay masked, and the sandbox's
 * address is left out: it is a key, and must not travel with a file that people share.
 */
export function toHar(events: readonly TraceEvent[], base = '/'): Har {
  const requests = new Map<string, Request>();
  const entries: Entry[] = [];
  for (const event of unmount(events, base)) {
    if (event.type === 'request') requests.set(event.exchange, event);
    const request = requests.get(event.exchange);
    if (event.type === 'response' && request) entries.push(toEntry(request, event));
  }
  return {
    log: { version: '1.2', creator: { name: 'Coat Check', version: '1' }, pages: [], entries },
  };
}

function toEntry(request: Request, response: Response): Entry {
  const { durationMs } = response;
  return {
    startedDateTime: new Date(request.at).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url: toUrl(request),
      httpVersion: 'HTTP/1.1',
      headers: toNamed(request.headers),
      cookies: toSentCookies(request.headers),
      queryString: toQuery(request.path),
      headersSize: UNKNOWN,
      bodySize: request.body?.bytes ?? 0,
      ...(request.body
        ? { postData: { mimeType: contentType(request.headers), ...toKept(request.body) } }
        : {}),
      ...toComment(request),
    },
    response: {
      status: response.status,
      statusText: response.reason,
      httpVersion: 'HTTP/1.1',
      headers: toNamed(response.headers),
      cookies: toSetCookies(request, response),
      redirectURL: headerValues(response.headers, 'location')[0] ?? '',
      headersSize: UNKNOWN,
      bodySize: response.body?.bytes ?? 0,
      content: {
        size: response.body?.bytes ?? 0,
        mimeType: contentType(response.headers),
        ...(response.body ? toKept(response.body) : {}),
      },
      ...toComment(response),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: `${tellWho(request)}, event ${request.number}`,
  };
}

/** Where it is no server of the cloakroom that was asked, that is told as well. */
function tellWho(request: Request): string {
  const receiver = receiverOf(request);
  return receiver === null ? request.actor.name : `${request.actor.name} to ${receiver.name}`;
}

/** What was kept of a body; the sizes beside it are those that it had on the wire. */
function toKept({ text, truncated }: Body): { text: string; comment?: string } {
  return truncated ? { text, comment: 'Only the beginning was kept.' } : { text };
}

/** The same words as beside the message itself. */
function toComment({ leftOut }: Request | Response): { comment?: string } {
  const comment = tellLeftOut(leftOut);
  return comment === null ? {} : { comment };
}

function toNamed(headers: Headers): { name: string; value: string }[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function contentType(headers: Headers): string {
  return headerValues(headers, 'content-type')[0] ?? '';
}

/** The demo app's own address, as it sees it. */
function toUrl(request: Request): string {
  return `http://${headerValues(request.headers, 'host')[0] ?? 'localhost'}${request.path}`;
}

function toQuery(path: string): QueryString[] {
  const [, query = ''] = path.split('?');
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

function toSentCookies(headers: Headers): Cookie[] {
  return headerValues(headers, 'cookie').flatMap((line) =>
    Object.entries(parseCookie(line)).map(([name, value]) => ({ name, value: value ?? '' })),
  );
}

function toSetCookies(request: Request, response: Response): CookieSet[] {
  return headerValues(response.headers, 'set-cookie').flatMap((line) => {
    const cookie = readSetCookie(line, {
      at: response.at,
      path: request.path,
      host: null,
      setBy: response.number,
    });
    if (!cookie) return [];
    const { name, value, path, httpOnly, secure, sameSite, expiresAt } = cookie;
    return [
      {
        name,
        value,
        path,
        httpOnly,
        secure,
        ...(sameSite === null ? {} : { sameSite }),
        ...(expiresAt === null ? {} : { expires: new Date(expiresAt).toISOString() }),
      },
    ];
  });
}
