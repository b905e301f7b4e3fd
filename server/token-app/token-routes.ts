import express, { type RequestHandler, type Response, Router } from 'express';
import { explainCredentials, parseCredentials, refuse } from '../demo-app/answers.ts';
import { handOutCookie, readBearer, refuseBearer, takeBackCookie } from './bearer.ts';
import type { TokenSite, TokenSiteOf, TokenUser } from './token-site.ts';
import { checkToken, signToken, TOKEN_SECONDS } from './tokens.ts';

/** Log in for a token, be recognised by it, have it renewed, end it as far as that can be. */
export function createTokenRoutes(siteOf: TokenSiteOf): Router {
  const logIn: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const credentials = parseCredentials(req.body);
    if (!credentials) return refuse(res, 400, explainCredentials(req.body));
    const { username, password } = credentials;
    const user = await site.accounts.verify(username, password);
    // Guessing names: a wrong name and a wrong password get one and the same answer.
    if (!user) return refuse(res, 401, 'wrong name or password');
    const { id, role } = user;
    const refreshToken = site.policy.refreshTokens === 'on' ? await site.refreshTokens.begin(id) : undefined;
    await handOut(site, res, { id, role, name: username }, refreshToken);
  };

  const lookUp: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const token = readBearer(req, site);
    if (token === null) return refuseBearer(res, null);
    const checked = await checkToken(token, site);
    if (!checked.ok) return refuseBearer(res, checked.reason);
    const { user, jti } = checked.claims;
    if (site.policy.denylist === 'on' && (await site.denylist.has(jti)))
      return refuseBearer(res, 'the token was revoked');
    // Outdated rights: the role is the one that the token was made with. Nobody is asked what it is by now.
    res.json({ user: { id: user.id, role: user.role } });
  };

  const refresh: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    if (site.policy.refreshTokens === 'off') return refuse(res, 400, 'unsupported_grant_type');
    const token = textIn(req.body, 'refresh_token');
    if (token === null) return refuse(res, 400, 'invalid_request');
    const rotated = await site.refreshTokens.rotate(token);
    if (!rotated) return refuse(res, 400, 'invalid_grant');
    // Outdated rights: here, at least, it is asked who somebody is by now.
    const user = site.accounts.find(rotated.userId);
    if (user) return handOut(site, res, user, rotated.token);
    await site.refreshTokens.end(rotated.token);
    refuse(res, 400, 'invalid_grant');
  };

  const logOut: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const refreshToken = textIn(req.body, 'refresh_token');
    if (refreshToken !== null) await site.refreshTokens.end(refreshToken);
    const token = readBearer(req, site);
    if (token !== null) await deny(site, token);
    if (site.policy.tokenIn === 'cookie') takeBackCookie(site, res);
    res.status(204).end();
  };

  const revoke: RequestHandler = async (req, res) => {
    const site = siteOf(req);
    const token = textIn(req.body, 'token');
    if (token === null) return refuse(res, 400, 'invalid_request');
    if (!token.includes('.')) await site.refreshTokens.end(token);
    // A false promise: to say yes and change nothing would leave the token good with its owner believing it is not.
    else if (site.policy.denylist === 'off') return refuse(res, 400, 'unsupported_token_type');
    else await deny(site, token);
    // Whether there was such a token is nobody's business (RFC 7009, section 2.2).
    res.status(200).end();
  };

  const routes = Router();
  // Login by a foreign page: a plain form cannot send application/json, and nothing else is read here.
  const readJson = express.json({ limit: '8kb' });
  routes.post('/', readJson, logIn);
  routes.get('/protected', lookUp);
  routes.post('/refresh', readJson, refresh);
  routes.post('/logout', readJson, logOut);
  routes.post('/revoke', readJson, revoke);
  return routes;
}

async function handOut(
  site: TokenSite,
  res: Response,
  user: TokenUser,
  refreshToken?: string,
): Promise<void> {
  const token = await signToken(user, site);
  const inCookie = site.policy.tokenIn === 'cookie';
  if (inCookie) handOutCookie(site, res, token);
  res.json({
    access_token: inCookie ? undefined : token,
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
    refresh_token: refreshToken,
  });
}

/** Ends a token before its time, where there is a list of those. One that proves nothing need not be ended. */
async function deny(site: TokenSite, token: string): Promise<void> {
  if (site.policy.denylist === 'off') return;
  const checked = await checkToken(token, site);
  if (checked.ok) await site.denylist.deny(checked.claims);
}

/** Oversized and mistyped input: null for all but a text that could be a token. */
function textIn(body: unknown, name: string): string | null {
  const text = (Object(body) as Record<string, unknown>)[name];
  return typeof text === 'string' && text !== '' ? text : null;
}
