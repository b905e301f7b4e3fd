import { stringifyCookie } from 'cookie';
import { ticketCookie } from '../session/vocabulary.ts';
import { forgeToken } from '../token/forge-token.ts';
import { bringTokens, type HeldTokens } from '../token/held-tokens.ts';
import type { Action, ActionOf } from './lesson.ts';
import { splitRoute } from './split-route.ts';

/** A request to the demo app; `path` is as the demo app sees it, `/api/login`. */
export type ActionRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
};

/** What the learner has typed, the id of the last session that ended, null when there is none yet, and which tokens the page keeps. */
export type ActionInputs = {
  form: { username: string; password: string };
  oldSession: string | null;
  held: HeldTokens;
};

/**
 * The request that an action has the learner's browser make. Null where it makes none: reading cookies happens inside
 * the page, time, servers and devices are controls (control-action.ts), what another program does is left to the browser itself, and without an ended session there is no old
 * ticket to show. A script in a browser may not set `Cookie` itself: the page puts
 * an old ticket into the jar and lets the browser send it.
 */
export function actionRequest(
  action: Action,
  { form, oldSession, held }: ActionInputs,
): ActionRequest | null {
  switch (action.type) {
    case 'log-in': {
      const { username, password } = form;
      const headers = { 'Content-Type': 'application/json' };
      const path = action.for === 'token' ? '/api/token' : '/api/login';
      return { method: 'POST', path, headers, body: JSON.stringify({ username, password }) };
    }
    case 'request':
      return requestWith(action, held);
    case 'old-ticket':
      if (oldSession === null) return null;
      return withTicket(action.route, oldSession);
    case 'read-cookies':
    case 'skip-time':
    case 'settings':
    case 'restart-server':
    case 'plant':
    case 'foreign-page':
    case 'device':
    // A script of somebody else's: for a terminal see script-by-hand.ts.
    case 'script':
      return null;
  }
}

/** A request that brings a session id along. */
export const withTicket = (route: string, id: string): ActionRequest =>
  toRequest(route, { Cookie: stringifyCookie({ [ticketCookie]: id }) });

/** A request with what the page brings along to the token app; null where it has no token that could be forged. */
function requestWith({ route, forges }: ActionOf<'request'>, held: HeldTokens): ActionRequest | null {
  const request = toRequest(route);
  const token = forges && held.token !== null ? forgeToken(held.token, forges) : held.token;
  if (forges && token === null) return null;
  const { headers, json } = bringTokens({ ...held, token }, request);
  if (json === null) return { ...request, headers };
  return {
    ...request,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(json),
  };
}

/** A request without a body. */
export const toRequest = (route: string, headers: ActionRequest['headers'] = {}): ActionRequest => ({
  ...splitRoute(route),
  headers,
  body: null,
});

/**
 * A curl command for a POSIX shell that makes the same request. `mount` is the sandbox's address, `/s/<id>/`; the
 * jar file carries cookies from one command to the next, unless the request brings a cookie of its own.
 */
export function toCurl(request: ActionRequest, origin: string, mount: string, cookieJarFile: string): string {
  const address = `${origin.replace(/\/$/, '')}${mount.replace(/\/$/, '')}${request.path}`;
  const headers = Object.entries(request.headers);
  // With both, curl would send the jar's cookie as well, and two session ids would arrive.
  const bringsCookie = headers.some(([name]) => name.toLowerCase() === 'cookie');
  const jar = bringsCookie ? [] : ['-b', cookieJarFile, '-c', cookieJarFile];
  // A body makes it a POST by itself; and --data-raw takes a leading @ for text, not for a file to upload.
  const impliedMethod = request.body === null ? 'GET' : 'POST';
  const method = request.method === impliedMethod ? [] : ['-X', request.method];
  const body = request.body === null ? [] : ['--data-raw', request.body];
  // Otherwise curl reads brackets in an address as a range of addresses.
  const globbing = /[[\]{}]/.test(address) ? ['-g'] : [];
  const fields = headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  return ['curl', '-i', ...globbing, ...jar, ...method, ...fields, ...body, address]
    .map(quoteForShell)
    .join(' ');
}

/** Inside single quotes a POSIX shell leaves every character alone; a single quote itself steps outside them. */
export function quoteForShell(word: string): string {
  return /^[\w@:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
