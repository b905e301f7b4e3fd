import { readOurToken } from '../token/read-token.ts';
import { bearerIn, tokenCookie } from '../token/vocabulary.ts';
import type { Headers } from '../trace/event.ts';
import { createKnownSecrets, type KnownSecrets, MASK } from './known-secrets.ts';
import { maskText } from './mask-text.ts';
import { isSecretName, mayNameSecrets } from './secret-names.ts';

/**
 * Hides passwords in header lines: credentials whole, and whatever has a secret's name in cookies and addresses. A token is
 * shown where it has the form of this site's own, as a session id is; another program's is a secret.
 */
export function maskHeaders(headers: Headers, secrets: KnownSecrets = createKnownSecrets()): Headers {
  return headers.map(([name, value]) => [name, secrets.hide(maskHeader(name, value, secrets))]);
}

function maskHeader(name: string, value: string, secrets: KnownSecrets): string {
  if (isBearer(name, value)) return value;
  if (isSecretName(name)) {
    learnCredentials(name, value, secrets);
    return MASK;
  }
  const isCookie = /^(set-)?cookie$/i.test(name);
  if (!mayNameSecrets(value) && !(isCookie && value.includes(tokenCookie))) return value;
  return isCookie ? maskCookies(value, secrets) : maskText(value, 'data', secrets);
}

/** Whether a line bears one of our tokens, and nothing else. */
function isBearer(name: string, value: string): boolean {
  const token = /^authorization$/i.test(name) ? bearerIn(value) : null;
  return token !== null && readOurToken(token) !== null;
}

/** Of `Basic` (RFC 7617) the password; what other schemes carry may be the very session id that the trace is about. */
function learnCredentials(name: string, value: string, secrets: KnownSecrets): void {
  const [, token] = /^\s*Basic\s+([\w+/=-]+)/i.exec(value) ?? [];
  if (token === undefined) {
    if (!/authorization$/i.test(name)) secrets.learn(value);
    return;
  }
  secrets.learn(token);
  try {
    const text = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
    const password = text.slice(text.indexOf(':') + 1);
    secrets.learn(password);
    secrets.learn(new TextDecoder().decode(Uint8Array.from(password, (letter) => letter.charCodeAt(0))));
  } catch {
    // No Base64: the token as it stands was learned.
  }
}

function maskCookies(value: string, secrets: KnownSecrets): string {
  return value
    .split(';')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const held = rest.join('=');
      const isToken = name.trim() === tokenCookie;
      if (isToken && readOurToken(held.trim()) !== null) return pair;
      if (!(isToken || isSecretName(name)) || held === '') return maskText(pair, 'data', secrets);
      secrets.learn(held.trim());
      return `${name}=${MASK}`;
    })
    .join(';');
}
