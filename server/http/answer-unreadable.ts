import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';

type Unreadable = Error & { code?: string };

/** How long a sender that is not done yet is listened to, so that it comes to read the answer. */
const LINGER_MS = 2000;

/**
 * Answers requests that never reach the product, since Node's parser refused them; by itself Node sends a bare status
 * line. For a server's `clientError`. There are neither headers nor an address to go by, so everybody gets a page: whoever
 * reads it without a browser finds the same sentences in it.
 *
 * @param elsewhere tells an address of this server under which a browser keeps other cookies, if there is one
 */
export function answerUnreadable(options: {
  maxHeaderBytes: number;
  elsewhere(): string | null;
  logger: Pick<Logger, 'info'>;
}): (error: Unreadable, socket: Duplex) => void {
  const answered = new WeakSet<Duplex>();
  return (error, socket) => {
    // What comes after the part that could not be read cannot be read either.
    if (answered.has(socket)) return;
    answered.add(socket);
    // Half an answer is on its way already, or nobody is there to hear one.
    if (!socket.writable || hasBegunAnswer(socket)) {
      socket.destroy();
      return;
    }
    const status = STATUS[error.code ?? ''] ?? 400;
    options.logger.info({ status, code: error.code }, 'request unreadable');
    socket.end(toMessage(status, status === 431 ? tooMuchHeader(options) : unreadable(status)));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
}

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** As Node's own handler asks. */
function hasBegunAnswer(socket: Duplex & { _httpMessage?: { headersSent?: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}

type Page = { title: string; sentences: string[] };

function tooMuchHeader({
  maxHeaderBytes,
  elsewhere,
}: {
  maxHeaderBytes: number;
  elsewhere(): string | null;
}): Page {
  const other = elsewhere();
  return {
    title: 'Too many cookies',
    sentences: [
      `Could not read the request: its headers are longer than ${maxHeaderBytes / 1024} KB, and most of that are cookies.`,
      'A browser keeps cookies by host name and not by port: it sends those of every program on this host along to all the others.',
      ...(other === null
        ? []
        : [`Open <a href="${other}">${other}</a> instead: under that name it has other cookies.`]),
      `${other === null ? 'Delete' : 'Or delete'} the cookies of this host in your browser’s settings, and load the page anew.`,
    ],
  };
}

const unreadable = (status: number): Page => ({
  title: STATUS_CODES[status] ?? '',
  sentences: [
    status === 408
      ? 'Could not answer: the request did not come to its end in time. Send it again.'
      : 'Could not read the request: it is not HTTP as it should be. Check what sends it.',
  ],
});

function toMessage(status: number, { title, sentences }: Page): string {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif } body { max-width: 36rem; margin: 3rem auto; padding: 0 1rem }</style>
<h1>${title}</h1>
${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}
</html>
`;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'X-Content-Type-Options: nosniff',
    '',
    body,
  ].join('\r\n');
}
