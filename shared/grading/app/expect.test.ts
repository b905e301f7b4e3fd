import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createExpect } from './expect.ts';

function setup() {
  let count = 0;
  const own = createExpect({
    isEqual: isDeepStrictEqual,
    refuse(sentence) {
      throw new Error(`refused: ${sentence}`);
    },
    noted() {
      count += 1;
    },
  });
  return { own, count: () => count };
}

const answer = {
  get status() {
    return 200;
  },
  get body() {
    return { user: { id: 11, role: 'user' } };
  },
};

describe('the lab’s own expect', () => {
  it.each([
    ['toBe', 200, 200, 401],
    ['toEqual', answer, { status: 200, body: { user: { id: 11, role: 'user' } } }, { status: 200 }],
    ['toStrictEqual', [1, 2], [1, 2], [2, 1]],
    ['toMatchObject', answer, { body: { user: { id: 11 } } }, { body: { user: { id: 12 } } }],
    ['toContain', [200, 401], 401, 500],
    ['toMatch', 'not authenticated', /^not/, /^yes/],
    ['toBeGreaterThan', 401, 400, 401],
    ['toBeLessThanOrEqual', 401, 401, 400],
    ['toHaveLength', [1], 1, 2],
  ])('agrees with Vitest’s about %s', async (name, value, right, wrong) => {
    const { own } = setup();
    const judge = (of: unknown, wanted: unknown) =>
      (of as Record<string, (wanted: unknown) => void>)[name]?.(wanted);
    for (const judged of [own(value), expect(value)]) {
      expect(() => judge(judged, right)).not.toThrow();
      expect(() => judge(judged, wrong)).toThrow(/^expected /);
    }
    for (const judged of [own(value).not, expect(value).not]) {
      expect(() => judge(judged, right)).toThrow(/^expected /);
      expect(() => judge(judged, wrong)).not.toThrow();
    }
  });

  it('waits for a promise where it is told to, and takes one for no answer otherwise', async () => {
    const { own } = setup();
    const resolves = own(Promise.resolve(401)).resolves as unknown as { toBe(status: number): Promise<void> };
    await resolves.toBe(401);
    await expect(resolves.toBe(200)).rejects.toThrow('expected 401 to be 200');
    const rejects = own(Promise.resolve(1)).rejects as unknown as { toMatch(what: RegExp): Promise<void> };
    await expect(rejects.toMatch(/./)).rejects.toThrow('expected a promise to be rejected, and it came to 1');
    expect(() => own(Promise.resolve(401)).toBe?.(401)).toThrow('a promise (is an await missing?)');
  });

  it('names what it has when it is asked for what it has not', () => {
    const { own, count } = setup();
    expect(() => own(1).toBeInstanceOf).toThrow(
      /^refused: Could not use expect\(…\)\.toBeInstanceOf: .*toBe, toEqual/,
    );
    expect(count()).toBe(0);
  });

  it('notes that something was expected', () => {
    const { own, count } = setup();
    own(1).toBe?.(1);
    expect(count()).toBe(1);
  });

  it('cuts what nobody would read to its end, and shows what is no JSON', () => {
    const { own } = setup();
    const round: { self?: unknown } = {};
    round.self = round;
    expect(() => own('x'.repeat(1000)).toBe?.(1)).toThrow(/^expected "x{118}… to be 1$/);
    expect(() => own(round).toBe?.(10n)).toThrow('expected [object Object] to be 10');
  });
});
