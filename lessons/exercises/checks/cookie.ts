import { type Answer, type Site, shareCheck } from '#shared/grading/check.ts';
import { lineOf } from '#shared/grading/steps.ts';

export const cookieHttponly = shareCheck(
  'cookie-httponly',
  {
    name: 'shows the ticket to no script',
    tier: 'core',
    points: 2,
    expected: 'The Set-Cookie line of the login says HttpOnly.',
    why: 'Without that word any script in the page can read the number and send it to a thief.',
  },
  async ({ open }) => {
    const login = await logIn(await open());
    login.must(/;\s*httponly\s*(;|$)/i.test(lineOf(login) ?? ''), 'The line had no HttpOnly.');
  },
);

export const cookieSamesite = shareCheck(
  'cookie-samesite',
  {
    name: 'leaves the ticket at home when another site posts a form',
    tier: 'core',
    points: 2,
    expected: 'The Set-Cookie line of the login says SameSite=Lax or SameSite=Strict.',
    why: 'A browser sends a cookie to whom it belongs, whichever page has caused the request.',
  },
  async ({ open }) => {
    const login = await logIn(await open());
    const value = /;\s*samesite=(\w+)/i.exec(lineOf(login) ?? '')?.[1];
    login.must(
      /^(lax|strict)$/i.test(value ?? ''),
      value ? `The line said SameSite=${value}.` : 'The line had no SameSite.',
    );
  },
);

export const cookieSecure = shareCheck(
  'cookie-secure',
  {
    name: 'sends the ticket over https only, where the site is https',
    tier: 'core',
    points: 2,
    expected: 'With secureCookies the Set-Cookie line says Secure.',
    why: 'Otherwise one plain http request is enough to show the cookie to everybody on the way.',
  },
  async ({ open }) => {
    const login = await logIn(await open({ secureCookies: true }));
    login.must(
      /;\s*secure\s*(;|$)/i.test(lineOf(login) ?? ''),
      'The line had no Secure, though secureCookies was true.',
    );
  },
);

export const cookiePlainHttp = shareCheck(
  'cookie-plain-http',
  {
    name: 'works without https where that is wanted',
    tier: 'core',
    points: 1,
    expected: 'Without secureCookies the Set-Cookie line does not say Secure.',
    why: 'A browser keeps no Secure cookie from a plain http site, so nobody could stay logged in there.',
  },
  async ({ open }) => {
    const login = await logIn(await open({ secureCookies: false }));
    login.must(
      !/;\s*secure\s*(;|$)/i.test(lineOf(login) ?? ''),
      'The line said Secure, though secureCookies was false.',
    );
  },
);

export const cookieScope = shareCheck(
  'cookie-scope',
  {
    name: 'has the cookie sent to all its routes and to nobody else',
    tier: 'core',
    points: 2,
    expected: 'The cookie has no Domain, and its Path, if given, covers everything under /api.',
    why: 'A narrower path hides the cookie from the routes that need it; a Domain hands it to every subdomain.',
  },
  async ({ open }) => {
    const login = await logIn(await open());
    const line = lineOf(login) ?? '';
    const path = /;\s*path=([^;]*)/i.exec(line)?.[1]?.trim();
    login.must(
      path === undefined || ['', '/', '/api', '/api/'].includes(path),
      `The cookie is only for ${path}, so the browser does not send it to /api/protected.`,
    );
    login.must(!/;\s*domain=[^;\s]/i.test(line), 'The line had a Domain.');
  },
);

export const cookieLifetime = shareCheck(
  'cookie-lifetime',
  {
    name: 'lets the cookie live as long as the session',
    tier: 'hardening',
    points: 1,
    expected: 'If the cookie has a Max-Age or an Expires, it is the session’s lifetime.',
    why: 'Seconds taken for milliseconds log people out after moments, or keep dead cookies for years.',
  },
  async ({ open }) => {
    const login = await logIn(await open({ ttlSeconds: 1800 }));
    const line = lineOf(login) ?? '';
    const maxAge = /;\s*max-age=(-?\d+)/i.exec(line)?.[1];
    login.must(
      maxAge === undefined || Math.abs(Number(maxAge) - 1800) <= 3,
      `The session lives for 1800 seconds, the cookie for ${maxAge}.`,
    );
    const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
    if (maxAge !== undefined || expires === undefined) return;
    const lives = Math.round((Date.parse(expires) - login.at) / 1000);
    login.must(Math.abs(lives - 1800) <= 3, `The session lives for 1800 seconds, the cookie for ${lives}.`);
  },
);

/** Logs somebody in who is asked for no more than the line of their cookie. Over https where that is what the site is. */
async function logIn(site: Site): Promise<Answer> {
  const login = await site.visitor('Browser').logIn('ada');
  login.must(
    lineOf(login) !== undefined,
    `The login was answered with ${login.status} and no session_id cookie.`,
  );
  return login;
}
