import { cleanText } from './clean-text.ts';
import type { TraceEvent, TraceEventOf } from './event.ts';
import { headerValues } from './header-values.ts';
import { isLogin, loginName } from './login-name.ts';
import { tellNote } from './tell-note.ts';

const isLogout = ({ method, path }: TraceEventOf<'request'>): boolean =>
  method !== 'OPTIONS' && /^(\/api)?\/logout(\?|$)/.test(path);

const toAction = (request: TraceEventOf<'request'>): string => {
  const pathname = request.path.split('?')[0] ?? '';
  if (isLogin(request)) {
    const name = cleanText(loginName(request) ?? '', 24);
    return name ? `Log in as ${name}` : 'Log in';
  }
  if (isLogout(request)) return 'Log out';
  if (request.method === 'GET' && pathname === '/dashboard') return 'Open the dashboard';
  if (request.method === 'GET' && pathname === '/login') return 'Open the login form';
  const route = cleanText(`${request.method} ${pathname}`, 48);
  return request.method === 'GET' && pathname === '/api/protected' ? `Look up: ${route}` : route;
};

const toOutcome = ({ status, headers }: TraceEventOf<'response'>): string => {
  if (status === 401 || status === 403) return ' (refused)';
  if (status >= 500) return ' (failed)';
  const leadsToLogin = /\/login(\?|$)/.test(headerValues(headers, 'location')[0] ?? '');
  return status >= 300 && status < 400 && leadsToLogin ? ' (sent to log in)' : '';
};

/** Names a chapter by its first request and, once it is answered, by what came of it. */
export const chapterTitle = (events: readonly TraceEvent[]): string => {
  const first = events[0];
  if (first?.type === 'note') {
    if (first.note.kind === 'script-read-cookies') return 'A script reads the cookies';
    // What is new is told by the note itself, and would not fit here.
    if (first.note.kind === 'settings-changed') return 'The cloakroom is rearranged';
    const told = cleanText(tellNote(first), 48);
    return `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
  }
  if (first?.type !== 'request') return 'The end of an earlier exchange';
  const answer = events.find((event) => event.type === 'response' && event.exchange === first.exchange);
  return toAction(first) + (answer?.type === 'response' ? toOutcome(answer) : '');
};
