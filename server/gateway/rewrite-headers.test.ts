import { describe, expect, it } from 'vitest';
import { rewriteLocation, rewriteSetCookie } from './rewrite-headers.ts';

const mount = '/s/abc/';

describe('rewriteSetCookie', () => {
  it.each([
    ['session_id=1; Path=/; HttpOnly', 'session_id=1; Path=/s/abc/; HttpOnly'],
    ['session_id=1; HttpOnly; path=/api', 'session_id=1; HttpOnly; path=/s/abc/api'],
    ['session_id=1; HttpOnly', 'session_id=1; HttpOnly'],
    ['path=/; Path=/', 'path=/; Path=/s/abc/'],
  ])('turns %s into %s', (line, expected) => {
    expect(rewriteSetCookie(line, mount)).toBe(expected);
  });
});

describe('rewriteLocation', () => {
  it.each([
    ['/login', '/s/abc/login'],
    ['/', '/s/abc/'],
    ['login', 'login'],
    ['//elsewhere.example/', '//elsewhere.example/'],
    ['https://elsewhere.example/', 'https://elsewhere.example/'],
  ])('turns %s into %s', (location, expected) => {
    expect(rewriteLocation(location, mount)).toBe(expected);
  });
});
