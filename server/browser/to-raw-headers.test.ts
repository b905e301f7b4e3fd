import { expect, it } from 'vitest';
import { toRawHeaders, toSameSite } from './to-raw-headers.ts';

const agent = {
  userAgent: 'Mozilla/5.0 Chrome/156',
  languages: ['de-CH', 'de', 'en'],
  userAgentData: { brands: [{ brand: 'Chromium', version: '156' }], mobile: false, platform: 'Linux' },
};
const sent = (about: Partial<Request>) => ({
  method: 'GET',
  url: 'https://coats.example/x/s/id/api/protected',
  mode: 'cors' as RequestMode,
  cache: 'default' as RequestCache,
  destination: '' as RequestDestination,
  referrer: 'https://coats.example/x/s/id/lessons/one',
  headers: new Headers(),
  ...about,
});
const more = { bodyBytes: 0, cookie: null, agent, zips: true };

it('writes in what a worker is not told, in Chromium’s order', () => {
  const request = sent({
    method: 'POST',
    headers: new Headers({ 'content-type': 'application/json', 'x-own': '1' }),
  });
  expect(toRawHeaders(request, { ...more, bodyBytes: 12, cookie: 'session_id=1' })).toEqual([
    ['Host', 'coats.example'],
    ['Connection', 'keep-alive'],
    ['Content-Length', '12'],
    ['sec-ch-ua-platform', '"Linux"'],
    ['User-Agent', 'Mozilla/5.0 Chrome/156'],
    ['sec-ch-ua', '"Chromium";v="156"'],
    ['Content-Type', 'application/json'],
    ['sec-ch-ua-mobile', '?0'],
    ['Accept', '*/*'],
    ['Origin', 'https://coats.example'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Dest', 'empty'],
    ['Referer', 'https://coats.example/x/s/id/lessons/one'],
    ['Accept-Encoding', 'gzip, deflate, br, zstd'],
    ['Accept-Language', 'de-CH,de;q=0.9,en;q=0.8'],
    ['x-own', '1'],
    ['Cookie', 'session_id=1'],
  ]);
});

it('tells caches what was asked of the browser’s own', () => {
  const cacheWish = (cache: RequestCache) =>
    toRawHeaders(sent({ cache }), more).filter(([name]) => ['Pragma', 'Cache-Control'].includes(name));
  expect(cacheWish('default')).toEqual([]);
  expect(cacheWish('no-store')).toEqual([
    ['Pragma', 'no-cache'],
    ['Cache-Control', 'no-cache'],
  ]);
  expect(cacheWish('no-cache')).toEqual([['Cache-Control', 'max-age=0']]);
});

it('says of a page that somebody opens it, and says nothing that a browser without hints leaves out', () => {
  const page = sent({ mode: 'navigate', referrer: '', headers: new Headers({ accept: 'text/html' }) });
  const lines = toRawHeaders(page, { ...more, agent: { ...agent, userAgentData: undefined }, zips: false });
  const fields = Object.fromEntries(lines);
  expect(fields).toMatchObject({
    'Sec-Fetch-Site': 'none',
    'Sec-Fetch-Dest': 'document',
    Accept: 'text/html',
  });
  for (const name of ['sec-ch-ua', 'Origin', 'Referer', 'Cookie', 'Accept-Encoding', 'Content-Length'])
    expect(fields).not.toHaveProperty(name);
});

it('tells the jar how near the page is that asks', () => {
  expect(toSameSite(sent({}))).toBe('strict');
  expect(toSameSite(sent({ mode: 'navigate', referrer: '' }))).toBe('strict');
  const far = { mode: 'navigate' as RequestMode, referrer: 'https://other.example/' };
  expect(toSameSite(sent(far))).toBe('lax');
  expect(toSameSite(sent({ ...far, method: 'POST' }))).toBe('none');
  expect(toRawHeaders(sent(far), more)).toContainEqual(['Sec-Fetch-Site', 'cross-site']);
});
