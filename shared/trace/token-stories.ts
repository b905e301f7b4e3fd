import { firstSettings } from '../sandbox/settings.ts';
import { denialKeyOf, tokenCookie } from '../token/vocabulary.ts';
import { browser } from './actors.ts';
import type { Actor, Headers } from './event.ts';
import type { Call, TraceBuilder } from './trace-builder.ts';

/** Who has which token, and where it travels. Times are seconds since the epoch. */
export type TokenTale = {
  actor?: Actor;
  name?: string;
  sub?: string;
  role?: string;
  jti?: string;
  iat?: number;
  /** The header's word for how it is sealed. */
  alg?: string;
  /** Of what; the same for the same words otherwise. Empty for one that was cut off. */
  seal?: string;
  by?: 'header' | 'cookie';
  refresh?: string | null;
};

/** When the trace builder's first event is. */
const begins = 1_790_000_000;
const json: Headers = [['Content-Type', 'application/json; charset=utf-8']];
const encode = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Text of the form of a token, with a seal that no key made. */
export const writeToken = (tale: TokenTale = {}): string => {
  const { sub = '2', name = 'ada', role = 'member', iat = begins, jti = '9c1f07b16c4e0fa3' } = tale;
  const head = encode({ alg: tale.alg ?? 'HS256', typ: 'JWT' });
  const payload = encode({ sub, name, role, iat, exp: iat + 300, jti });
  return `${head}.${payload}.${tale.seal ?? `${jti}${jti}Sealed-it-A`.slice(0, 42)}${tale.seal === '' ? '' : 'A'}`;
};

const borne = ({ by = 'header', ...tale }: TokenTale, token = writeToken(tale)) =>
  by === 'header'
    ? { headers: [['Authorization', `Bearer ${token}`]] as Headers }
    : { cookie: `${tokenCookie}=${token}` };

const given = ({ by = 'header', refresh = null, ...tale }: TokenTale) => {
  const token = writeToken(tale);
  const rest = {
    token_type: 'Bearer',
    expires_in: 300,
    ...(refresh === null ? {} : { refresh_token: refresh }),
  };
  if (by === 'header') return { responseBody: JSON.stringify({ access_token: token, ...rest }) };
  return {
    responseBody: JSON.stringify(rest),
    setCookie: [`${tokenCookie}=${token}; Path=/; Max-Age=300; HttpOnly; SameSite=Lax`],
  };
};

/** Name and password against a token: no word to the store. */
export const tokenLogin = (trace: TraceBuilder, tale: TokenTale = {}): TraceBuilder =>
  trace.exchange({
    actor: tale.actor ?? browser,
    method: 'POST',
    path: '/api/token',
    headers: json,
    body: JSON.stringify({ username: tale.name ?? 'ada', password: '••••••' }),
    status: 200,
    reason: 'OK',
    responseHeaders: json,
    ...given(tale),
  });

/** The look at the list of what is denied. */
const lookup = (jti: string, found: string | null): Call => ({
  commands: [['GET', denialKeyOf(jti)]],
  replies: [found],
});

/** A request with a token that is accepted, or not. `denylist` is what is found there; without it nobody looks. */
export const tokenAsk = (
  trace: TraceBuilder,
  tale: TokenTale = {},
  { status = 200, denylist }: { status?: 200 | 401; denylist?: string | null } = {},
): TraceBuilder =>
  trace.exchange({
    actor: tale.actor ?? browser,
    method: 'GET',
    path: '/api/token/protected',
    ...borne(tale),
    calls: denylist === undefined ? [] : [lookup(tale.jti ?? '9c1f07b16c4e0fa3', denylist)],
    status,
    reason: status === 200 ? 'OK' : 'Unauthorized',
    responseHeaders:
      status === 200
        ? json
        : [
            ...json,
            ['WWW-Authenticate', 'Bearer error="invalid_token", error_description="the token has expired"'],
          ],
    responseBody: status === 200 ? '{"user":{"id":2,"role":"member"}}' : '{"error":"the token has expired"}',
  });

/** From here on there is a list of what is denied, and it is looked at. */
export const keepDenylist = (trace: TraceBuilder): TraceBuilder =>
  trace.note({ kind: 'settings-changed', settings: { ...firstSettings, denylist: 'on' } });

/** Logging out with a token: where there is a denylist it is put there for what is left of it. */
export const tokenLogout = (
  trace: TraceBuilder,
  tale: TokenTale = {},
  { denies = false }: { denies?: boolean } = {},
): TraceBuilder =>
  trace.exchange({
    actor: tale.actor ?? browser,
    method: 'POST',
    path: '/api/token/logout',
    ...borne(tale),
    calls: denies
      ? [{ commands: [['SETEX', denialKeyOf(tale.jti ?? '9c1f07b16c4e0fa3'), '240', '1']], replies: ['OK'] }]
      : [],
    status: 204,
    reason: 'No Content',
    setCookie: tale.by === 'cookie' ? [`${tokenCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`] : [],
  });
