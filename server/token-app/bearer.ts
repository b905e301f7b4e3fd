import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { refuse } from '../demo-app/answers.ts';
import type { TokenSite } from './token-site.ts';
import { TOKEN_SECONDS } from './tokens.ts';

/** The token that a request brings along (RFC 6750, section 2.1); null when there is none. */
export function readBearer(
  req: Pick<Request, 'headers'>,
  { policy }: Pick<TokenSite, 'policy'>,
): string | null {
  const [, token] = /^Bearer +(\S+) *$/i.exec(req.headers.authorization ?? '') ?? [];
  if (token !== undefined) return token;
  // Cross-site request forgery: a browser sends cookies by itself, so one counts only where this site gives them out.
  return policy.tokenIn === 'cookie' ? (parseCookie(req.headers.cookie ?? '').access_token ?? null) : null;
}

/** Refuses whoever has brought no token, or one that proves nothing for this reason (RFC 6750, section 3). */
export function refuseBearer(res: Response, reason: string | null): void {
  res.set(
    'WWW-Authenticate',
    reason === null ? 'Bearer realm="tokens"' : `Bearer error="invalid_token", error_description="${reason}"`,
  );
  refuse(res, 401, reason ?? 'not authenticated');
}

type CookieSite = Pick<TokenSite, 'secureCookies'>;

/** Gives a browser the cookie that carries its token. */
export function handOutCookie(site: CookieSite, res: Response, token: string): void {
  res.cookie('access_token', token, { ...toCookie(site), maxAge: TOKEN_SECONDS * 1000 });
}

/** Has the browser drop it. Whoever has a copy keeps it, and it is good until it expires. */
export function takeBackCookie(site: CookieSite, res: Response): void {
  res.clearCookie('access_token', toCookie(site));
}

const toCookie = ({ secureCookies }: CookieSite) => ({
  // Token theft by script: what runs in the page cannot read it. In localStorage there is no such fence.
  httpOnly: true,
  // Eavesdropping: over https the browser never sends it in the clear.
  secure: secureCookies,
  // Cross-site request forgery: another site's form is sent without it.
  sameSite: 'lax' as const,
  path: '/',
});
