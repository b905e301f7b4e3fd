import { ticketCookie } from '../session/vocabulary.ts';
import type { Body, LeftOut, TraceEventOf } from '../trace/event.ts';
import { strangeTicketSays } from '../trace/strange-ticket.ts';
import { tellLeftOut } from '../trace/tell-left-out.ts';
import { explainSetCookie } from './explain-set-cookie.ts';
import type { Piece, WireWriter } from './wire-message.ts';

// A map, since a plain object would have something to say of the method `constructor`.
const methodSays = new Map([
  [
    'GET',
    'A request that only looks. It must change nothing, since browsers and other sites cause it freely.',
  ],
  ['POST', 'A request that changes something. Another site’s form cannot send it with your cookie.'],
]);

const statusSays = (status: number): string => {
  if (status === 401) return 'Not without a valid ticket, or not with these credentials.';
  if (status === 403) return 'Known, but not allowed to do this.';
  if (status === 429) return 'Asked too often. Wait a little.';
  if (status >= 500) return 'The server could not do its work. Nobody is let in by mistake.';
  if (status >= 400) return 'The server does not accept the request as it is.';
  if (status >= 300) return 'Go elsewhere: the Location header says where.';
  return 'The server did as asked.';
};

const ticketSays = 'The ticket, shown without being asked. It is all that the server has to know you by.';

const foreignSays =
  'A cookie of the ticket’s name that this site never gave out: it has not the form of its numbers. Another program on this machine uses the name as well, and a browser sends cookies to every port. Its value is not recorded.';

const otherSays =
  'Another cookie, and no ticket: it comes along because the browser sends all that it has for this address.';

/** The parts of a `Cookie` header, each pair on its own. */
const explainCookies = (value: string): Piece[] =>
  value.split(/(;\s*)/).map((part, index) => {
    if (index % 2 === 1 || part === '') return part;
    const name = part.split('=')[0] ?? '';
    const isMasked = /^•{3,}$/.test(part.slice(name.length + 1));
    const says = name !== ticketCookie ? otherSays : isMasked ? foreignSays : ticketSays;
    return { text: part, term: `Cookie: ${name}`, says };
  });

const explainHeader = (name: string, value: string): Piece[] | null => {
  switch (name.toLowerCase()) {
    case 'cookie':
      return explainCookies(value);
    case 'set-cookie':
      return explainSetCookie(value);
    case 'location':
      return [{ text: value, term: 'Location', says: 'Where the browser goes next, by itself.' }];
    case 'cache-control':
      return /no-store/i.test(value)
        ? [
            {
              text: value,
              term: 'no-store',
              says: 'Not to be kept by any cache: the next person here must not see it.',
            },
          ]
        : null;
    case 'content-type':
      return [value];
    default:
      return null;
  }
};

const writeHeaders = (writer: WireWriter, headers: TraceEventOf<'request'>['headers']) => {
  for (const [name, value] of headers) {
    const pieces = explainHeader(name, value);
    if (pieces) writer.line(`${name}: `, ...pieces);
    else writer.quietLine(`${name}: ${value}`);
  }
};

/** The line in place of cookies that are not shown. */
const writeLeftOut = (writer: WireWriter, name: string, leftOut: LeftOut | undefined) => {
  const says = tellLeftOut(leftOut);
  if (!leftOut || says === null) return;
  const count = leftOut.others + (leftOut.own ? 1 : 0);
  const text = count === 1 ? '(one more, left out)' : `(${count} more, left out)`;
  writer.quietLine(`${name}: `, { text, term: 'Left out', says });
};

const MARKED = /(•{3,}|session expired|no session of this site)/i;
const explainText = (text: string, fate: string | null): Piece => {
  if (/^•{3,}$/.test(text)) {
    const says = 'It travelled in full; it was masked before anything was recorded here.';
    return { text, term: 'Masked', says };
  }
  if (/^no session of this site$/i.test(text)) return { text, term: text, says: strangeTicketSays };
  if (!/^session expired$/i.test(text)) return text;
  const says = 'A server says this of every number that it finds nothing under; it cannot tell why.';
  return { text, term: 'session expired', says: fate ? `${says} ${fate}` : says };
};

const writeBody = (writer: WireWriter, body: Body | null, fate: string | null) => {
  if (!body || body.text === '') return;
  writer.line('');
  for (const line of body.text.split(/\r?\n/))
    writer.line(...line.split(MARKED).map((text) => explainText(text, fate)));
  if (body.truncated) writer.quietLine(`… ${body.bytes} bytes in all`);
};

/** Writes a request as it went over the wire (RFC 9112, section 2). */
export const writeRequest = (writer: WireWriter, request: TraceEventOf<'request'>): void => {
  const { method, path } = request;
  const says = methodSays.get(method);
  writer.line(says ? { text: method, term: method, says } : method, ` ${path} HTTP/1.1`);
  writeHeaders(writer, request.headers);
  writeLeftOut(writer, 'Cookie', request.leftOut);
  writeBody(writer, request.body, null);
};

/** Writes a response as it went over the wire. `fate` is what became of the ticket that was refused, in a sentence. */
export const writeResponse = (
  writer: WireWriter,
  response: TraceEventOf<'response'>,
  fate: string | null,
): void => {
  const { status, reason } = response;
  const text = `${status} ${reason}`.trim();
  writer.line('HTTP/1.1 ', { text, term: String(status), says: statusSays(status) });
  writeHeaders(writer, response.headers);
  writeLeftOut(writer, 'Set-Cookie', response.leftOut);
  writeBody(writer, response.body, fate);
};
