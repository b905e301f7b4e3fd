import node from 'node:crypto';
import { describe, expect, it } from 'vitest';
import lab from './crypto.ts';

describe('crypto for learners’ code', () => {
  it.each(['md5', 'sha1', 'sha256', 'SHA-512', 'sha384'])('hashes with %s as Node does', (name) => {
    const here = lab.createHash(name).update('coat ').update(Buffer.from('check')).digest('hex');
    expect(here).toBe(node.createHash(name).update('coat check').digest('hex'));
  });

  it('makes the same HMAC as Node, in every encoding', () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const here = lab.createHmac('sha256', 'key').update('ticket').digest(encoding);
      expect(here).toBe(node.createHmac('sha256', 'key').update('ticket').digest(encoding));
    }
  });

  it('derives the same keys as Node', () => {
    expect(lab.scryptSync('secret', 'salt', 32, { N: 1024 })).toEqual(
      node.scryptSync('secret', 'salt', 32, { N: 1024 }),
    );
    expect(lab.pbkdf2Sync('secret', 'salt', 10, 32, 'sha256')).toEqual(
      node.pbkdf2Sync('secret', 'salt', 10, 32, 'sha256'),
    );
  });

  it('refuses a hash that it does not have, and says which it has', () => {
    expect(() => lab.createHash('whirlpool')).toThrow(/not supported: whirlpool.*sha256/);
  });

  it('makes UUIDs of version 4, each another one', () => {
    const ids = Array.from({ length: 50 }, lab.randomUUID);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(50);
  });

  it('fills more bytes than Web Crypto gives at once', () => {
    const bytes = lab.randomBytes(70_000);
    expect(bytes?.subarray(-16).some((byte) => byte !== 0)).toBe(true);
  });

  it('draws every number of a range and none beside it', () => {
    const drawn = Array.from({ length: 500 }, () => lab.randomInt(3, 6));
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5]));
    expect(() => lab.randomInt(5, 5)).toThrow(RangeError);
  });

  it('answers callbacks as well', async () => {
    const bytes = await new Promise((resolve) => lab.randomBytes(8, (_, value) => resolve(value)));
    expect(bytes).toHaveLength(8);
  });

  it('compares only what is of one length', () => {
    expect(lab.timingSafeEqual(Buffer.from('abc'), Buffer.from('abc'))).toBe(true);
    expect(lab.timingSafeEqual(Buffer.from('abc'), Buffer.from('abd'))).toBe(false);
    expect(() => lab.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))).toThrow(RangeError);
  });
});
