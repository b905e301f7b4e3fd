// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { fetchParts } from './fetch-parts.ts';

let made = 0;

/** A server that answers as the test says, and a part in files that no other test has. */
function setup() {
  made += 1;
  const files = [`assets/part-${made}.js`, `assets/shared-${made}.js`];
  const asked: string[] = [];
  let answer = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(new URL(address).pathname.slice(1));
    return answer();
  });
  const load = vi.fn(() => Promise.resolve('the part'));
  const script = async () => new Response('export {}', { headers: { 'content-type': 'text/javascript' } });
  const respond = (how: () => Promise<Response>) => {
    answer = how;
  };
  return { files, asked, load, respond, script, fetch: () => fetchParts(load, files) };
}

afterEach(() => void vi.unstubAllGlobals());

it('imports nothing that the browser might not get, and can be asked again', async () => {
  const { fetch, files, asked, load, respond, script } = setup();
  await expect(fetch()).rejects.toMatchObject({ failure: 'unreachable' });
  expect(load).not.toHaveBeenCalled();
  respond(script);
  expect(await fetch()).toBe('the part');
  expect(load).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([...files, ...files]);
});

it('fetches once what several parts need, and nothing that the document came with', async () => {
  const { fetch, files, asked, load, respond, script } = setup();
  respond(script);
  document.head.innerHTML =
    '<link rel="modulepreload" href="/assets/first.js"><script src="/assets/main.js"></script>';
  await Promise.all([
    fetch(),
    fetch(),
    fetchParts(load, [...files, 'assets/more.js', 'assets/first.js', 'assets/main.js']),
  ]);
  expect(asked).toEqual([...files, 'assets/more.js']);
});

it.each([
  ['a proxy without a server', 502, 'text/html', 'unreachable'],
  ['a server that has no such file', 404, 'text/plain', 'updated'],
  ['a page in place of every file that there is not', 200, 'text/html; charset=utf-8', 'updated'],
])('tells %s', async (_, status, type, failure) => {
  const { fetch, load, respond } = setup();
  respond(async () => new Response('', { status, headers: { 'content-type': type } }));
  await expect(fetch()).rejects.toMatchObject({ failure });
  expect(load).not.toHaveBeenCalled();
});
