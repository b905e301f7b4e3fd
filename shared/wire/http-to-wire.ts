import { ticketCookie } from '../session/vocabulary.ts';
import { bearerIn, isRefreshToken, tokenCookie } from '../token/vocabulary.ts';
import { droppedToken, tellDropped } from '../trace/drop.ts';
import type { Body, Headers, LeftOut, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { strangeTicketSays } from '../trace/strange-ticket.ts';
import { tellLeftOut } from '../trace/tell-left-out.ts';
import { isTokenRoute } from '../trace/token-messages.ts';
import { explainSetCookie } from './explain-set-cookie.ts';
import { explainToken } from './explain-token.ts';
import type { Piece, WireWriter } from './wire-message.ts';

type Message = Pick<TraceEventOf<'request'>, 'body' | 'headers'>;

// A map, since a plain object would have something to say of the method `constructor`.
const methodSays = new Map([
  [
    'GET',
    'A request that only looks. It must change nothing, since browsers and other sites cause it freely.',
  ],
  ['POST', 'A request that changes something. Another site’s form cannot send it with your cookie.'],
]);

const dropSays =
  'Sent by the script, to somebody outside. Reading the answer would need his leave; sending needs nobody’s.';

/** Of what is asked for an answer says so itself, where it refuses. */
const asksForTokens = ({ headers }: TraceEventOf<'response'>): boolean =>
  headerValues(headers, 'www-authenticate').some((value) => /^bearer\b/i.test(value));

const statusSays = (status: number, isOfTokens: boolean): string => {
  if (status === 401)
    return `Not without a ${isOfTokens ? 'good token' : 'valid ticket'}, or not with these credentials.`;
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

const besideSays =
  'A session’s ticket. The browser sends all that it has for this address; this route asks for a token, and does not look at it.';

const tokenSays =
  'The token, in a cookie: the browser shows it by itself, as it does a ticket. What the server wants to know stands in it.';

const tokenBesideSays =
  'A token. The browser sends all that it has for this address; this route asks for a ticket, and does not look at it.';

const cookieSays = (name: string, value: string, looksAt: 'tokens' | 'tickets'): string => {
  const isMasked = /^•{3,}$/.test(value);
  if (name === tokenCookie && !isMasked) return looksAt === 'tokens' ? tokenSays : tokenBesideSays;
  if (name !== ticketCookie) return otherSays;
  if (isMasked) return foreignSays;
  return looksAt === 'tokens' ? besideSays : ticketSays;
};

/** The parts of a `Cookie` header, each pair on its own. */
const explainCookies = (value: string, looksAt: 'tokens' | 'tickets'): Piece[] =>
  value.split(/(;\s*)/).map((part, index) => {
    if (index % 2 === 1 || part === '') return part;
    const name = part.split('=')[0] ?? '';
    return {
      text: part,
      term: `Cookie: ${name}`,
      says: cookieSays(name, part.slice(name.length + 1), looksAt),
    };
  });

/** A token in a header of its own: no browser sends that by itself. */
const explainAuthorization = (value: string): Piece[] | null => {
  const token = bearerIn(value);
  const pieces = token === null ? null : explainToken(token);
  if (!pieces) return null;
  const says =
    'Whoever bears it is served (RFC 6750). No browser sends this header by itself: a script of the page does, or a program, so that another site’s form cannot.';
  return [{ text: value.slice(0, 'Bearer'.length), term: 'Bearer', says }, ' ', ...pieces];
};

const explainHeader = (name: string, value: string, looksAt: 'tokens' | 'tickets'): Piece[] | null => {
  switch (name.toLowerCase()) {
    case 'cookie':
      return explainCookies(value, looksAt);
    case 'authorization':
      return explainAuthorization(value);
    case 'www-authenticate':
      return [
        {
          text: value,
          term: 'WWW-Authenticate',
          says: 'Which way of showing who one is would be taken here, and what was wrong with what was shown (RFC 6750, section 3).',
        },
      ];
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

const writeHeaders = (
  writer: WireWriter,
  headers: TraceEventOf<'request'>['headers'],
  looksAt: 'tokens' | 'tickets',
) => {
  for (const [name, value] of headers) {
    const pieces = explainHeader(name, value, looksAt);
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

// A token is looked for from where a word begins: from each letter of a long one it would take the square of its length.
const MARKED =
  /(•{3,}|session expired|no session of this site|(?<![\w-])[\w-]{8,2048}\.[\w-]{8,2048}\.[\w-]{0,2048}|(?<="refresh_token":\s?")[\da-f]{32})/i;
const explainText = (text: string, fate: string | null): Piece => {
  if (isRefreshToken(text)) {
    const says =
      'A refresh token: good for one use, and for a new pair. The store keeps its hash, as it would keep a session.';
    return { text, term: 'refresh_token', says };
  }
  if (/^•{3,}$/.test(text)) {
    const says = 'It travelled in full; it was masked before anything was recorded here.';
    return { text, term: 'Masked', says };
  }
  if (/^no session of this site$/i.test(text)) return { text, term: text, says: strangeTicketSays };
  if (!/^session expired$/i.test(text)) return text;
  const says = 'A server says this of every number that it finds nothing under; it cannot tell why.';
  return { text, term: 'session expired', says: fate ? `${says} ${fate}` : says };
};

/** From so many lines or characters on a body is folded: what the message is about stands in its head. */
const longFrom = { lines: 12, characters: 800 };

const kinds: readonly (readonly [RegExp, string])[] = [
  [/html/i, 'HTML page'],
  [/css/i, 'Style sheet (CSS)'],
  [/javascript/i, 'Script'],
  [/json/i, 'JSON'],
];

/** In a word what a long body is; null for a short one. */
const nameLong = ({ text }: Body, headers: Headers): string | null => {
  const lines = text.split(/\r?\n/).length;
  if (lines < longFrom.lines && text.length < longFrom.characters) return null;
  const type = headerValues(headers, 'content-type')[0] ?? '';
  const kind = kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'Text';
  return `${kind}, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
};

/** What a script sends to a thief: a few characters, and all that the lab is about. */
const writeDrop = (writer: WireWriter, request: TraceEventOf<'request'>) => {
  const says =
    tellDropped(request) === 'no ticket'
      ? 'The script saw no ticket, so that nothing is in it. What else document.cookie shows on this machine is not passed on.'
      : `The whole ${droppedToken(request) === null ? 'ticket' : 'token'}, out of the page and in other hands. What else document.cookie shows on this machine is not passed on.`;
  writer.line('');
  writer.line({ text: request.body?.text ?? '', term: 'What the script saw', says });
};

const writeBody = (writer: WireWriter, { body, headers }: Message, fate: string | null) => {
  if (!body || body.text === '') return;
  const name = nameLong(body, headers);
  if (name === null) writer.line('');
  else writer.fold(name);
  for (const line of body.text.split(/\r?\n/))
    writer.line(...line.split(MARKED).flatMap((text) => explainToken(text) ?? [explainText(text, fate)]));
  if (body.truncated) writer.quietLine(`… ${body.bytes} bytes in all`);
};

/** Writes a request as it went over the wire (RFC 9112, section 2). */
export const writeRequest = (writer: WireWriter, request: TraceEventOf<'request'>): void => {
  const { method, path } = request;
  const says = request.receiver ? dropSays : methodSays.get(method);
  writer.line(says ? { text: method, term: method, says } : method, ` ${path} HTTP/1.1`);
  writeHeaders(writer, request.headers, isTokenRoute(request) ? 'tokens' : 'tickets');
  writeLeftOut(writer, 'Cookie', request.leftOut);
  if (request.receiver) writeDrop(writer, request);
  else writeBody(writer, request, null);
};

/** Writes a response as it went over the wire. `fate` is what became of the ticket that was refused, in a sentence. */
export const writeResponse = (
  writer: WireWriter,
  response: TraceEventOf<'response'>,
  fate: string | null,
): void => {
  const { status, reason } = response;
  const text = `${status} ${reason}`.trim();
  const says = response.receiver
    ? 'The thief has it. Nobody in the cloakroom was asked.'
    : statusSays(status, asksForTokens(response));
  writer.line('HTTP/1.1 ', { text, term: String(status), says });
  writeHeaders(writer, response.headers, 'tickets');
  writeLeftOut(writer, 'Set-Cookie', response.leftOut);
  writeBody(writer, response, fate);
};
