import { expect, it } from 'vitest';
import { createCookieJar } from './cookie-jar.ts';

function setup() {
  let now = 0;
  const jar = createCookieJar(() => now);
  const receive = (...lines: string[]) =>
    jar.receive(
      lines.map((line): [string, string] => ['Set-Cookie', line]),
      '/api/login',
    );
  const wait = (ms: number) => {
    now += ms;
  };
  return { jar, receive, wait };
}

it('sends a cookie where its path reaches, longer paths first', () => {
  const { jar, receive } = setup();
  receive('a=1; Path=/', 'b=2', 'c=3; Path=/api/protected', 'd=4; Path=/apiary');
  expect(jar.header('/api/protected?x=1')).toBe('c=3; b=2; a=1');
  expect(jar.header('/apiary')).toBe('d=4; a=1');
});

it('forgets a cookie that is cleared or outlived, and keeps one that is replaced in its place', () => {
  const { jar, receive, wait } = setup();
  receive('a=1; Path=/', 'b=2; Path=/; Max-Age=60', 'c=3; Path=/');
  receive('a=9; Path=/', 'c=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  expect(jar.header('/')).toBe('a=9; b=2');
  wait(60_000);
  expect(jar.header('/')).toBe('a=9');
  jar.clear();
  expect(jar.header('/')).toBeNull();
});

it('keeps a cookie when another one of that name but of another path is cleared', () => {
  const { jar, receive } = setup();
  receive('a=1; Path=/');
  receive('a=; Max-Age=0; Path=/api');
  expect(jar.value('a')).toBe('1');
});

it('takes another jar’s cookies, and ones put in by hand', () => {
  const { jar, receive } = setup();
  receive('a=1; HttpOnly; Path=/');
  const thief = setup().jar;
  thief.take(jar);
  jar.set('a', 'mine');
  expect([thief.header('/'), jar.header('/')]).toEqual(['a=1', 'a=mine']);
});
