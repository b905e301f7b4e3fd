// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { endWithSlash } from './end-with-slash.ts';

afterEach(() => history.replaceState(null, '', '/'));

it.each([
  ['/coats/lessons/closing-time?theme=dark#beat', '/coats/lessons/closing-time/?theme=dark#beat'],
  ['/coats', '/coats/'],
  ['/coats/shows/', '/coats/shows/'],
  ['/coats/shows/index.html', '/coats/shows/index.html'],
])('takes %s for %s', (opened, taken) => {
  history.replaceState(null, '', opened);
  new Function(endWithSlash)();
  expect(location.pathname + location.search + location.hash).toBe(taken);
});
