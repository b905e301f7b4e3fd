import { stringifyCookie } from 'cookie';
import { ticketCookie } from '../session/vocabulary.ts';
import type { Action } from './lesson.ts';

/** A request to the demo app; `path` is as the demo app sees it, `/api/login`. */
export type ActionRequest = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
};

/** What the learner has typed, and the id of the last session that ended; null when there is none yet. */
export type ActionInputs = {
  form: { username: string; password: string };
  oldSession: string | null;
};

/**
 * The request that an action has the learner's browser make. Null where it makes none: reading cookies happens inside
 * the page, time, servers and devices are controls (control-action.ts), and without an ended session there is no old
 * ticket to show. A script in a browser may not set `Cookie` itself: the page puts
 * an old ticket into the jar and lets the browser send it.
 */
export function actionRequest(action: Action, { form, oldSession }: ActionInputs): ActionRequest | null {
  switch (action.type) {
    case 'log-in': {
      const { username, password } = form;
      const headers = { 'Content-Type': 'application/json' };
      return { method: 'POST', path: '/api/login', headers, body: JSON.stringify({ username, password }) };
    }
    case 'request':
      return toRequest(action.route, {});
    case 'old-ticket':
      if (oldSession === null) return null;
      return toRequest(action.route, { Cookie: stringifyCookie({ [ticketCookie]: oldSession }) });
    case 'read-cookies':
    case 'skip-time':
    case 'settings':
    case 'restart-server':
    case 'device':
      return null;
  }
}

function toRequest(route: string, headers: ActionRequest['headers']): ActionRequest {
  const space = route.indexOf(' ');
  return { method: route.slice(0, space), path: route.slice(space + 1), headers, body: null };
}

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
