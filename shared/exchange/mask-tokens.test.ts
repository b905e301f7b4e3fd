import { describe, expect, it } from 'vitest';
import { maskHeaders } from './mask-headers.ts';
import { maskAnswer, maskSecrets } from './mask-secrets.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const write = (alg: string, claims: unknown, seal: string) =>
  `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.${seal}`;
const claims = { sub: '2', name: 'ada', role: 'member', iat: 1, exp: 301, jti: '0123456789abcdef' };
const ours = write('HS256', claims, 'x'.repeat(43));
const forged = write('none', { ...claims, role: 'admin' }, '');
const foreign = write('HS256', { sub: '2', email: 'ada@example.org' }, 'x'.repeat(43));

describe('a token of this site', () => {
  it.each([
    ['Authorization', `Bearer ${ours}`],
    ['authorization', `bearer ${forged}`],
    ['Cookie', `a=1; access_token=${ours}; session_id=4f2a9d07`],
    ['Set-Cookie', `access_token=${ours}; Path=/; Max-Age=300; HttpOnly; SameSite=Lax`],
    ['Set-Cookie', 'access_token=; Path=/; Max-Age=0'],
  ])('is shown in %s: %s', (name, value) => expect(maskHeaders([[name, value]])).toEqual([[name, value]]));

  it('is shown in the answer that brings it, and a password beside it is not', () => {
    const answer = `{"access_token":"${ours}","refresh_token":"${'0f'.repeat(16)}","password":"enchantress"}`;
    expect(maskAnswer(answer)).toBe(answer.replace('enchantress', '••••••'));
    const request = `{"refresh_token":"${'0f'.repeat(16)}"}`;
    expect(maskSecrets(request)).toBe(request);
  });
});

describe('what is none', () => {
  it.each([
    ['another program’s token', 'Authorization', `Bearer ${foreign}`, '••••••'],
    ['what is more than a token', 'Authorization', `Bearer ${ours} hunter2`, '••••••'],
    ['two of them', 'Authorization', `Bearer ${ours}, Bearer ${foreign}`, '••••••'],
    ['another scheme', 'Authorization', `Token ${ours}`, '••••••'],
    ['another header', 'Proxy-Authorization', `Bearer ${ours}`, '••••••'],
    ['no token at all', 'Authorization', 'Bearer hunter2', '••••••'],
    [
      'another program’s cookie',
      'Cookie',
      `a=1; access_token=${foreign}; b=2`,
      'a=1; access_token=••••••; b=2',
    ],
    ['one with an = in it', 'Cookie', 'access_token=hunter2=x', 'access_token=••••••'],
    ['one that is set', 'Set-Cookie', `access_token=${foreign}; Path=/`, 'access_token=••••••; Path=/'],
  ])('is masked: %s', (_, name, value, masked) =>
    expect(maskHeaders([[name, value]])).toEqual([[name, masked]]),
  );

  it.each([
    ['spaces', `Bearer${' '.repeat(100_000)}`],
    ['spaces behind one sign', `Bearer x${' '.repeat(100_000)}`],
    ['a word', `Bearer ${'x'.repeat(100_000)}`],
    ['a word, and one more', `Bearer ${'x'.repeat(100_000)} y`],
    ['words', `Bearer ${'x '.repeat(50_000)}`],
    ['schemes', 'Bearer '.repeat(15_000)],
  ])('is masked in a time that grows no faster than its length: %s', (_, value) => {
    const masked = Array.from({ length: 20 }, () => maskHeaders([['Authorization', value]])[0]?.[1]);
    // Quadratic, these took minutes; linear, some milliseconds.
    expect(new Set(masked)).toEqual(new Set(['••••••']));
  });
});
