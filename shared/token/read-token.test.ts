import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TOKEN, readOurToken, readToken } from './read-token.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = { alg: 'HS256', typ: 'JWT' };
const claims = {
  sub: '2',
  name: 'ada',
  role: 'member',
  iat: 1_796_025_600,
  exp: 1_796_025_900,
  jti: '0123456789abcdef',
};
const seal = 'x'.repeat(43);
const write = (head: unknown, payload: unknown, end = seal) => `${encode(head)}.${encode(payload)}.${end}`;

describe('a token', () => {
  it('is read without a key', () => {
    const text = write(header, claims);
    expect(readToken(text)).toEqual({
      ok: true,
      token: {
        parts: { header: encode(header), payload: encode(claims), seal },
        header,
        claims,
        isOurs: true,
      },
    });
    expect(readOurToken(text)?.claims.name).toBe('ada');
  });

  it.each([
    ['a role written into it', write(header, { ...claims, role: 'admin' })],
    ['its seal cut off', write({ ...header, alg: 'none' }, claims, '')],
    [
      'another algorithm and the name of a key',
      write({ ...header, alg: 'HS512', kid: '../../dev/null' }, claims),
    ],
    ['no end', write(header, { sub: '2', jti: claims.jti })],
    ['a name in another script', write(header, { ...claims, name: 'Ада 🎩' })],
  ])('has the form of ours with %s', (_, text) => expect(readOurToken(text)).not.toBeNull());

  it.each([
    ['without our number', write(header, { sub: '2', role: 'admin' })],
    ['with a number that is none of ours', write(header, { ...claims, jti: 'b3e7cbd4-2a3c-4a83' })],
    ['with a claim that we do not write', write(header, { ...claims, email: 'ada@example.org' })],
    ['with a claim of another kind', write(header, { ...claims, role: ['admin'] })],
    [
      'with `__proto__` among its claims',
      `${encode(header)}.${Buffer.from(`{"jti":"${claims.jti}","__proto__":{}}`).toString('base64url')}.`,
    ],
    ['with a certificate in its header', write({ ...header, x5c: ['MII'] }, claims)],
  ])('is none of ours %s', (_, text) => {
    expect(readToken(text).ok).toBe(true);
    expect(readOurToken(text)).toBeNull();
  });

  it.each([
    ['too-long', `${write(header, claims)}${'x'.repeat(LONGEST_TOKEN)}`],
    ['too-long', 'x'.repeat(100_000)],
    ['parts', ''],
    ['parts', '..'],
    ['parts', 'session'],
    ['parts', `${encode(header)}.${encode(claims)}`],
    ['parts', `${write(header, claims)}.`],
    ['base64url', write(header, claims, 'a+b/')],
    ['base64url', write(header, claims, 'a=')],
    ['base64url', ` ${write(header, claims)}`],
    ['base64url', write(header, claims, 'xxxxx')],
    ['base64url', write(header, claims, 'печать')],
    ['header', `QQ.${encode(claims)}.${seal}`],
    ['header', write([], claims)],
    ['header', write(null, claims)],
    ['header', `${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.${encode(claims)}.`],
    ['payload', write(header, 'ada')],
    ['payload', `${encode(header)}.${Buffer.from('[['.repeat(500)).toString('base64url')}.`],
  ])('is not what has this problem: %s', (problem, text) => {
    expect(readToken(text)).toEqual({ ok: false, problem });
    expect(readOurToken(text)).toBeNull();
  });
});

it('throws at nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.tuple(fc.json(), fc.json(), fc.string()).map(([head, payload, end]) => {
          const part = (text: string) => Buffer.from(text).toString('base64url');
          return `${part(head)}.${part(payload)}.${end}`;
        }),
      ),
      (text) => {
        readToken(text);
      },
    ),
  );
});
