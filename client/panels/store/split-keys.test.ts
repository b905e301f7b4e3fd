import { describe, expect, it } from 'vitest';
import type { StoreKey } from '#shared/world/world.ts';
import { readableText, splitKeys } from './split-keys.ts';

const key = (name: string, expiresAt: number | null): StoreKey => ({
  key: name,
  expiresAt,
  writtenBy: 1,
  value: { type: 'string', text: '' },
});

describe('splitKeys', () => {
  it('tells sessions from other keys and leaves out what has expired by itself', () => {
    const keys = [
      key('session:a', 100),
      key('session:b', 101),
      key('session:c', null),
      key('user-sessions:1', 200),
      key('denied:9c1f', 200),
      key('denied:9c20', 100),
      key('refresh:0f', 200),
    ];
    const { sessions, denials, refreshTokens, others } = splitKeys(keys, 100);
    expect([denials, refreshTokens].map((kept) => kept.map((one) => one.key))).toEqual([
      ['denied:9c1f'],
      ['refresh:0f'],
    ]);
    expect(sessions.map((one) => one.key)).toEqual(['session:b', 'session:c']);
    expect(others.map((one) => one.key)).toEqual(['user-sessions:1']);
  });
});

describe('readableText', () => {
  it('lays out JSON, and leaves other text alone', () => {
    expect(readableText('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(readableText('{not json')).toBe('{not json');
  });
});
