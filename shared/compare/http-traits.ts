import { parseCookie } from 'cookie';
import { ticketCookie } from '../session/vocabulary.ts';
import { tokenKey, tokenSays } from '../token/token-words.ts';
import { tokenCookie } from '../token/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import { droppedTicket, droppedToken, whatIsDropped } from '../trace/drop.ts';
import type { TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { isLogin, loginName } from '../trace/login-name.ts';
import { redirectTarget, sandboxPrefix } from '../trace/redirect-target.ts';
import {
  borneToken,
  givenToken,
  isTokenLogin,
  namedToken,
  refreshTokenIn,
  shownToken,
} from '../trace/token-messages.ts';
import { readSetCookie } from '../world/read-set-cookie.ts';
import type { Aspect, Trait } from './alignment.ts';
import { takeIds, type UsedId } from './id-in-text.ts';

/** What counts of one event, and the ids that it speaks of. */
export type Facts = { traits: readonly Trait[]; ids: readonly UsedId[] };

type Request = TraceEventOf<'request'>;

/** Under this many characters an id can be found by trying (OWASP: at least 64 bits, which is 16 hex digits). */
const shortestSafeId = 16;
const idDomain = (cookieName: string): string => {
  if (cookieName === tokenCookie) return 'token';
  return cookieName === ticketCookie ? 'session' : `cookie ${cookieName}`;
};
const asClaim = (value: boolean) => (value ? 'yes' : 'no');

/** The cookies that a request shows, as they stood on the wire. */
export const sentCookies = ({ headers }: Request): [name: string, value: string][] => {
  const line = headerValues(headers, 'cookie').join('; ');
  return Object.entries(parseCookie(line, { decode: (text) => text })).map(([name, value]) => [
    name,
    value ?? '',
  ]);
};

/** What counts of a request: who, method, path, name at login, cookies shown. Its time, host and other headers do not. */
export const requestFacts = (request: Request): Facts => {
  const path = takeIds(request.path, 'path');
  const cookies = sentCookies(request);
  const traits: Trait[] = [
    { aspect: 'actor', of: '', value: request.actor.kind },
    { aspect: 'method', of: '', value: request.method },
    { aspect: 'path', of: '', value: path.text },
    ...cookies.map(([name]): Trait => ({ aspect: 'cookie-sent', of: name, value: 'yes' })),
  ];
  const user = isLogin(request) || isTokenLogin(request) ? loginName(request) : null;
  if (user !== null) traits.push({ aspect: 'user', of: '', value: user });
  const shown = cookies.map(([name, id]) => ({ place: `cookie ${name}`, domain: idDomain(name), id }));
  const dropped = droppedTicket(request);
  if (request.receiver) {
    traits.push({ aspect: 'receiver', of: '', value: request.receiver.kind });
    traits.push({ aspect: 'sent-by-script', of: '', value: whatIsDropped(request) });
  }
  const token = droppedToken(request);
  const taken = token === null ? [] : [{ place: 'drop', domain: 'token', id: tokenKey(token) }];
  const sent = dropped ? [{ place: 'drop', domain: idDomain(ticketCookie), id: dropped }] : [];
  const tokens = tokensIn(borneToken(request) ?? namedToken(request), refreshTokenIn(request), 'shown');
  const says = shownToken(request) ?? namedToken(request);
  if (says !== null) traits.push({ aspect: 'token-sent', of: '', value: wordsOf(says) });
  return { traits, ids: [...path.ids, ...shown, ...sent, ...taken, ...tokens] };
};

/** What counts of a response: status, where it redirects, what its cookies ask for. `request` is what it answers. */
export const responseFacts = (response: TraceEventOf<'response'>, request: Request | null): Facts => {
  const traits: Trait[] = [{ aspect: 'status', of: '', value: String(response.status) }];
  const ids: UsedId[] = [];
  const target = redirectTarget(response, request?.path ?? '/');
  if (target !== null) traits.push({ aspect: 'redirect', of: '', value: takeIds(target, 'redirect').text });
  const shown = new Map(request ? sentCookies(request) : []);

  const arrival = { at: response.at, path: request?.path ?? '/', host: null, setBy: response.number };
  const cookies = headerValues(response.headers, 'set-cookie').flatMap(
    (line) => readSetCookie(line, arrival) ?? [],
  );
  // Of several lines for one cookie the last is the one that stays.
  for (const cookie of new Map(cookies.map((one) => [one.name, one])).values()) {
    const { name, value, expiresAt } = cookie;
    const trait = (aspect: Aspect, told: string) => traits.push({ aspect, of: name, value: told });
    const isCleared = expiresAt !== null && expiresAt <= response.at;
    trait('cookie-set', isCleared ? 'cleared' : 'set');
    if (isCleared) continue;
    trait('http-only', asClaim(cookie.httpOnly));
    trait('secure', asClaim(cookie.secure));
    trait('same-site', cookie.sameSite ?? 'none given');
    trait('cookie-path', cookie.path.replace(sandboxPrefix, ''));
    trait('cookie-domain', asClaim(cookie.domain !== null));
    trait('cookie-life', asClaim(expiresAt !== null));
    trait('issued-id', shown.get(name) === value ? 'kept' : 'new');
    trait('id-length', value.length < shortestSafeId ? 'short' : 'long');
    ids.push({ place: `set ${name}`, domain: idDomain(name), id: value });
  }
  const given = givenToken(response);
  if (given) {
    traits.push({ aspect: 'token-given', of: '', value: wordsOf(given.token) });
    ids.push(...tokensIn(given.by === 'body' ? given.token : null, refreshTokenIn(response), 'given'));
  }
  return { traits, ids };
};

/** A token is another text at every login, as an id is; the same words in it are the same. */
const tokensIn = (token: string | null, refresh: string | null, place: string): UsedId[] => [
  ...(token === null ? [] : [{ place: `token ${place}`, domain: 'token', id: tokenKey(token) }]),
  ...(refresh === null ? [] : [{ place: `refresh token ${place}`, domain: 'refresh token', id: refresh }]),
];

/** What a token says but for its times and its number, which are its own, and whether it is sealed. */
const wordsOf = (token: string): string => {
  const says = tokenSays(token);
  const words = [says?.name, says?.role, says?.alg]
    .map((word) => cleanText(word ?? 'nothing', 24))
    .join(', ');
  return token.endsWith('.') ? `${words}, without a seal` : words;
};
