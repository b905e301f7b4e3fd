import node from 'node:crypto';
import util from 'node:util';
import { describe, expect, it } from 'vitest';
import { cryptoLines, show } from '#shared/grading/app/realm-lines.fixture.ts';
import lab from './crypto.ts';

/** What a line comes to, with this `crypto`: its value or what it throws, as text. */
function evaluate(line: string, crypto: object, web: unknown): Promise<string> {
  const run = new Function(
    ...['crypto', 'web', 'Buffer', 'util', 'globalThis'],
    `const show = ${show}; return (async () => (${line}))().then(show, show);`,
  );
  return run(crypto, web, Buffer, util, { crypto: web });
}

describe('crypto for learners’ code', () => {
  it.each(Object.entries(cryptoLines))('has the same answer as Node for %s', async (_, line) => {
    const there = await evaluate(line, node, globalThis.crypto);
    expect(await evaluate(line, lab, lab.webcrypto)).toBe(there);
  });

  it('refuses a hash that it does not have, and says which it has', () => {
    expect(() => lab.createHash('whirlpool')).toThrow(/not supported: whirlpool.*sha256/);
  });

  it('makes each UUID another one', () => {
    expect(new Set(Array.from({ length: 50 }, lab.randomUUID)).size).toBe(50);
  });

  it('draws every number of a range and none beside it', () => {
    const drawn = Array.from({ length: 500 }, () => lab.randomInt(3, 6));
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5]));
  });
});
