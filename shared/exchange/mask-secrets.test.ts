import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskAnswer, maskQuery, maskSecrets } from './mask-secrets.ts';
import { mayNameSecrets } from './secret-names.ts';

describe('maskSecrets', () => {
  it('hides a password and keeps the rest', () => {
    expect(maskSecrets('{"username":"ada","password":"enchantress"}')).toBe(
      '{"username":"ada","password":"••••••"}',
    );
  });

  it('hides passwords at any depth and of any type', () => {
    const masked = maskSecrets('[{"user":{"newPassword":["hunter2"]}},{"pwd":12345678}]');
    expect(masked).not.toMatch(/hunter2|12345678/);
  });

  it('withholds a malformed body that may hold a password', () => {
    expect(maskSecrets('{"username":"ada","password":"enchant')).not.toContain('enchant');
    expect(maskSecrets('username=ada&password=enchant')).not.toContain('enchant');
  });

  it.each([
    ['beside a null of the same name', '{"password":"hunter2","password":null}'],
    ['in a part that a later one of the same name replaces', '{"a":{"password":"hunter2"},"a":1}'],
    ['under a name that is written with an escape', '{"p\\u0061ssword":"hunter2","p\\u0061ssword":null}'],
    ['in a form that escapes its letters', 'p%61ssword=hunter2&%'],
  ])('hides a password %s', (_, text) => {
    expect(maskSecrets(text)).not.toContain('hunter2');
  });

  it('withholds a login in UTF-16', () => {
    const text = Buffer.from('{"password":"hunter2"}', 'utf16le').toString('utf8');
    expect(maskSecrets(text).replaceAll('\0', '')).not.toContain('hunter2');
  });

  it('withholds JSON nested too deep to be looked through', () => {
    expect(maskSecrets('['.repeat(60_000) + ']'.repeat(60_000))).toMatch(/^\(not shown/);
  });

  it('leaves a body without secrets byte for byte as it was', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!mayNameSecrets(text));
        expect(maskSecrets(text)).toBe(text);
      }),
    );
  });

  it('never lets a password through, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (rest) => {
        const password = `s3kr1t${rest}`;
        expect(maskSecrets(JSON.stringify({ username: 'ada', password }))).not.toContain('s3kr1t');
      }),
    );
  });
});

describe('maskAnswer', () => {
  it('hides a password in JSON and leaves a login form alone', () => {
    expect(maskAnswer('{"you":{"password":"hunter2"}}')).not.toContain('hunter2');
    const form = '<label>Password <input name="password" type="password"></label>';
    expect(maskAnswer(form)).toBe(form);
  });

  it('hides a password in JSON that stands in JSON, as a session does that is answered as it was kept', () => {
    const kept = JSON.stringify({ username: 'ada', password: 'hunter2' });
    for (const text of [JSON.stringify({ kept }), JSON.stringify(kept), JSON.stringify([[{ a: kept }]])]) {
      expect(maskAnswer(text)).toContain('ada');
      expect(maskAnswer(text)).not.toContain('hunter2');
    }
  });

  it('hides a password in the addresses of a page, and takes nothing else of it along', () => {
    expect(maskAnswer('<a href="/login?a=1&amp;password=hunter2">Found</a> and more; all else=fine')).toBe(
      '<a href="/login?a=1&amp;password=••••••">Found</a> and more; all else=fine',
    );
    expect(maskAnswer('Found. Redirecting to /login?password=hunter2')).not.toContain('hunter2');
  });
});

describe('maskQuery', () => {
  it('hides a password in a query and nothing else', () => {
    expect(maskQuery('/login?username=ada&password=x%26y&next=1')).toBe(
      '/login?username=ada&password=••••••&next=1',
    );
    expect(maskQuery('/login?%70assword=x')).not.toContain('=x');
    expect(maskQuery('/login?user[password]=hunter2')).not.toContain('hunter2');
    expect(maskQuery('/dashboard?tab=%E0%A4%A')).toBe('/dashboard?tab=%E0%A4%A');
  });

  it('takes a time that grows no faster than the path', () => {
    const startedAt = performance.now();
    maskQuery(`/${'?'.repeat(200_000)}`);
    // With a search to the end from each question mark: half a minute.
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
