import { expect, it } from 'vitest';
import { readSetCookie } from './read-set-cookie.ts';

const at = 1_790_000_000_000;
const read = (line: string, path = '/api/login', host: string | null = 'shop.example.org') =>
  readSetCookie(line, { at, path, host, setBy: 4 });

it('prefers Max-Age to Expires', () => {
  const line = 'a=1; Max-Age=60; Expires=Wed, 21 Oct 2099 07:28:00 GMT';
  expect(read(line)?.expiresAt).toBe(at + 60_000);
});

it('keeps a cookie without either for the session of the user agent', () => {
  expect(read('a=1')?.expiresAt).toBeNull();
});

it('lets no cookie live for more than 400 days', () => {
  expect(read('a=1; Max-Age=99999999999')?.expiresAt).toBe(at + 400 * 86_400_000);
});

it('takes the directory of the request for the path when none is given', () => {
  expect(read('a=1')?.path).toBe('/api');
  expect(read('a=1; Path=nonsense', '/login?x=/y/')?.path).toBe('/');
});

it('takes a domain of its own host only', () => {
  expect(read('a=1; Domain=.Example.org')?.domain).toBe('example.org');
  expect(read('a=1; Domain=elsewhere.org')).toBeNull();
  expect(read('a=1; Domain=ample.org')).toBeNull();
});

it.each([
  ['a control character', 'a=1\u0000; Path=/'],
  ['neither name nor value', '; Path=/'],
  ['too long a value', `a=${'x'.repeat(4096)}`],
  ['a __Host- name with no Secure', '__Host-a=1; Path=/'],
  ['a __Host- name with a domain', '__Host-a=1; Path=/; Secure; Domain=example.org'],
  ['a __Secure- name with no Secure', '__Secure-a=1'],
])('ignores a line with %s', (_, line) => {
  expect(read(line)).toBeNull();
});

it('keeps the value as it was written', () => {
  expect(read('a=s%3Ax.y')?.value).toBe('s%3Ax.y');
});
