import { describe, expect, it } from 'vitest';
import type { JarCookie } from '#shared/world/world.ts';
import { cookieFacts } from './cookie-facts.ts';

const cookie: JarCookie = {
  name: 'session_id',
  value: 'a',
  path: '/',
  domain: null,
  expiresAt: 3_601_000,
  httpOnly: true,
  secure: false,
  sameSite: 'Lax',
  setBy: 4,
};
const told = (change: Partial<JarCookie>) =>
  Object.fromEntries(cookieFacts({ ...cookie, ...change }, 1000).map(({ term, value }) => [term, value]));

describe('cookieFacts', () => {
  it('names every attribute', () => {
    expect(told({})).toEqual({
      HttpOnly: 'yes',
      SameSite: 'Lax',
      Secure: 'no',
      Path: '/',
      Domain: 'none',
      Expires: 'in 1:00:00',
    });
  });

  it('claims nothing of a cookie that was brought along', () => {
    expect(told({ setBy: null })).toEqual({ HttpOnly: 'unknown' });
  });

  it('says plainly what was left out', () => {
    expect(told({ sameSite: null, expiresAt: null })).toMatchObject({
      SameSite: 'not said',
      Expires: 'never said',
    });
  });
});
