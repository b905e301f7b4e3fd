import { describe, expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import type { JarCookie } from '#shared/world/world.ts';
import { cookieFacts } from './cookie-facts.ts';
import { skippedSince } from './skipped-since.ts';

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
  plantedBy: null,
};
const told = (change: Partial<JarCookie>) =>
  Object.fromEntries(
    cookieFacts({ ...cookie, ...change }, { now: 1000, skippedMs: 0, isKept: false }).map(
      ({ term, value }) => [term, value],
    ),
  );

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

  it('says that a thief keeps a cookie, whatever age it was given', () => {
    const facts = cookieFacts(cookie, { now: 9_999_999, skippedMs: 0, isKept: true });
    expect(facts.find(({ term }) => term === 'Expires')).toMatchObject({
      value: 'never, here',
      says: expect.stringContaining('a thief throws nothing away'),
    });
  });

  it('says whose clock counts where the cloakroom’s was moved on', () => {
    const expires = (skippedMs: number) =>
      cookieFacts(cookie, { now: 1000, skippedMs, isKept: false }).find(({ term }) => term === 'Expires')
        ?.says;
    expect(expires(0)).toBe('then the browser throws it away');
    expect(expires(3_600_000)).toContain('was moved on by 1 hour since, and the browser’s was not');
  });
});

it('counts how far the clock was moved after a cookie was set, and not beyond what is shown', () => {
  const trace = createTraceBuilder();
  const moved = (byMs: number) => trace.note({ kind: 'clock-moved', byMs });
  moved(1);
  loginExchange(trace);
  const setBy = trace.events.length;
  moved(20);
  moved(300);
  moved(4000);
  expect(skippedSince(trace.events, setBy, setBy + 2)).toBe(320);
});
