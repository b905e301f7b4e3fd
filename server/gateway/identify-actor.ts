import { type HeaderFields, toHeaderFields } from '#shared/exchange/header-fields.ts';
import { ticketCookie } from '#shared/session/vocabulary.ts';
import { browser } from '#shared/trace/actors.ts';
import type { Actor, Headers } from '#shared/trace/event.ts';
import { DEVICE_HEADER, type DeviceProof } from '../sandbox/device-proof.ts';
import type { Devices } from '../sandbox/devices.ts';
import { cleanHeaders } from './clean-headers.ts';
import { isBrowser, readVisitorCookie, VISITOR_COOKIE, type Visitors } from './visitors.ts';

const CURL: Actor = { id: 'curl', kind: 'curl', name: 'curl' };

/** Who sent a request, and its headers without what is the product's own and not the demo app's. */
export type Sender = { actor: Actor; headers: Headers };
export type IdentifySender = (sandboxId: string, headers: Headers) => Promise<Sender | 'too-many'>;

const NONE: ReadonlySet<string> = new Set();
const PLAYED: ReadonlySet<string> = new Set([DEVICE_HEADER, 'x-forwarded-proto']);
/** The cookies that the demo app sets. */
const APP_COOKIES: ReadonlySet<string> = new Set([ticketCookie]);

/**
 * Tells user agents apart: a device that the server plays proves it, a terminal says `curl` in its User-Agent, and a
 * browser carries the cookie that the sandbox's page gave it. Without any of these it is the learner's browser.
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
    if (device) return { actor: device, headers: cleanHeaders(sent, PLAYED, () => true) };
    const headers = cleanHeaders(
      sent,
      // The proof of a device that has gone in the meantime would otherwise be read in the trace.
      played === null ? NONE : PLAYED,
      isBrowser(fields) ? (name) => APP_COOKIES.has(name) : (name) => name !== VISITOR_COOKIE,
    );
    if (isCurl(fields)) return { actor: CURL, headers };
    const visitor = readVisitorCookie(fields);
    if (visitor === null) return { actor: browser, headers };
    const actor = await options.visitors.meet(sandboxId, visitor, fields);
    return actor === 'too-many' ? actor : { actor, headers };
  };
}

function isCurl(fields: HeaderFields): boolean {
  return /^curl\//i.test(String(fields['user-agent'] ?? ''));
}
