import { type HeaderFields, toHeaderFields } from '#shared/exchange/header-fields.ts';
import { isTicketForm, ticketCookie } from '#shared/session/vocabulary.ts';
import { readOurToken } from '#shared/token/read-token.ts';
import { tokenCookie } from '#shared/token/vocabulary.ts';
import { browser } from '#shared/trace/actors.ts';
import type { Actor, Headers, LeftOut } from '#shared/trace/event.ts';
import { DEVICE_HEADER, type DeviceProof } from '../sandbox/device-proof.ts';
import type { Devices } from '../sandbox/devices.ts';
import { cleanHeaders } from './clean-headers.ts';
import {
  isBrowser,
  isNewcomer,
  newVisitor,
  readVisitorCookie,
  VISITOR_COOKIE,
  type Visitors,
} from './visitors.ts';

/** Who sent a request, and its headers without what is the product's own and not the demo app's. */
export type Sender = {
  actor: Actor;
  headers: Headers;
  leftOut: LeftOut | null;
  /** What other programs keep in a cookie that is called as the demo app's: nothing for a trace that is handed on. */
  foreignTickets: string[];
  /** The cookie that it is to be given, since it has none. */
  newCookie: string | null;
};
export type IdentifySender = (sandboxId: string, headers: Headers) => Promise<Sender | 'too-many'>;

/** Somebody whose request passes as it is. */
export const toSender = (actor: Actor, headers: Headers): Sender => ({
  actor,
  headers,
  leftOut: null,
  foreignTickets: [],
  newCookie: null,
});

const NONE: ReadonlySet<string> = new Set();
const PLAYED: ReadonlySet<string> = new Set([DEVICE_HEADER]);
/**
 * Whether a browser's cookie is one that the apps set. What is called as the ticket but has not its form can be planted, so that
 * it passes and is hidden; nothing that is called as the token but has not the form of ours is anything here.
 */
const isOfApps = (name: string, value: string): boolean =>
  name === ticketCookie || (name === tokenCookie && readOurToken(value) !== null);

/**
 * Tells user agents apart: a device that the server plays proves it, a program names itself in its User-Agent, and a
 * browser carries the cookie that it was given at its first request, wherever that went. What has none of these is the
 * learner's browser.
 *
 * Other programs on localhost have cookies too, which a browser sends to every port (RFC 6265, section 8.5). They are
 * none of the demo app's business and must not end up in a trace that is handed on.
 */
export function createIdentifySender(options: {
  proof: DeviceProof;
  devices: Pick<Devices, 'find'>;
  visitors: Visitors;
}): IdentifySender {
  return async (sandboxId, sent) => {
    const fields = toHeaderFields(sent);
    const played = options.proof.read(fields);
    const device = played === null ? null : await options.devices.find(sandboxId, played);
    if (device)
      return toSender(
        device,
        cleanHeaders(sent, PLAYED, () => true),
      );
    const ofBrowser = isBrowser(fields);
    const isKept = (name: string, value: string) =>
      ofBrowser ? isOfApps(name, value) : name !== VISITOR_COOKIE;
    const headers = cleanHeaders(
      sent,
      // The proof of a device that has gone in the meantime would otherwise be read in the trace.
      played === null ? NONE : PLAYED,
      isKept,
    );
    const cookies = readCookies(fields);
    const message = {
      headers,
      leftOut: toLeftOut(cookies.filter((cookie) => !isKept(...cookie)).map(([name]) => name)),
      foreignTickets: ofBrowser ? cookies.flatMap(toForeignTicket) : [],
      newCookie: null,
    };
    const program = toProgram(fields);
    if (program !== null) return { ...message, actor: program };
    const known = readVisitorCookie(fields);
    const newCookie = isNewcomer(sandboxId, fields) ? newVisitor() : null;
    const visitor = known ?? newCookie;
    if (visitor === null) return { ...message, actor: browser };
    const actor = await options.visitors.meet(sandboxId, visitor, fields);
    return actor === 'too-many' ? actor : { ...message, actor, newCookie };
  };
}

/** Programs by what they say of themselves; others that are no browser are drawn together. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^curl\//i, 'curl'],
  [/^wget/i, 'Wget'],
  [/^httpie/i, 'HTTPie'],
  [/^postman/i, 'Postman'],
  [/^insomnia/i, 'Insomnia'],
  [/^python|^aiohttp/i, 'Python'],
  [/^(node|undici|axios)\b/i, 'Node'],
  [/^go-http/i, 'Go'],
  [/^(java|okhttp|apache-httpclient)/i, 'Java'],
  [/^(?!mozilla\/)./i, 'Program'],
];

/** Null for a browser, and for what says nothing of itself. */
function toProgram(fields: HeaderFields): Actor | null {
  const agent = String(fields['user-agent'] ?? '');
  const [, name] = PROGRAMS.find(([pattern]) => pattern.test(agent)) ?? [];
  return name === undefined ? null : { id: name.toLowerCase(), kind: 'curl', name };
}

const readCookies = ({ cookie }: HeaderFields): [name: string, value: string][] =>
  String(cookie ?? '')
    .split(';')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    });

const toForeignTicket = ([name, value]: [string, string]): string[] =>
  name === ticketCookie && !isTicketForm(value) ? [value] : [];

function toLeftOut(names: readonly string[]): LeftOut | null {
  const own = names.includes(VISITOR_COOKIE);
  return names.length === 0 ? null : { own, others: names.filter((name) => name !== VISITOR_COOKIE).length };
}
