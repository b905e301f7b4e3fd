import type { Refuse } from './lab-limits.ts';

type Matcher = { words: string; holds(value: unknown, wanted: unknown): boolean };
type Matchers = Readonly<Record<string, (wanted?: unknown) => unknown>>;

/** What a test expected, and did not find. */
class AssertionError extends Error {
  override name = 'AssertionError';
}

/**
 * `expect` with those matchers of Vitest's that an HTTP test needs. All of Vitest's would make what every exercise has to
 * fetch a tenth larger.
 * @param needs `isEqual` as Node's `util.isDeepStrictEqual`; `noted` hears that something was expected
 */
export function createExpect({
  isEqual,
  refuse,
  noted,
}: {
  isEqual(one: unknown, other: unknown): boolean;
  refuse: Refuse;
  noted(): void;
}): (value: unknown) => Matchers {
  const matchers = toMatchers(isEqual);
  const judge = ({ words, holds }: Matcher, isNot: boolean, value: unknown, wanted: unknown[]) => {
    if (holds(value, wanted[0]) !== isNot) return;
    const what = wanted.length > 0 ? ` ${show(wanted[0])}` : '';
    throw new AssertionError(`expected ${show(value)} ${isNot ? 'not ' : ''}${words}${what}`);
  };

  const toSentence = (name: string) =>
    `Could not use expect(…).${name}: the lab has not, resolves, rejects, ${Object.keys(matchers).join(', ')}.`;

  /** @param settle gives what a promise comes to; null for what is no promise */
  const offer = (value: unknown, isNot: boolean, settle: ((value: unknown) => Promise<unknown>) | null) =>
    new Proxy<Matchers>(
      {},
      {
        get(_, name): unknown {
          // A promise of it is asked for that.
          if (typeof name === 'symbol' || name === 'then') return undefined;
          if (name === 'not') return offer(value, !isNot, settle);
          if (name === 'resolves') return offer(value, isNot, async (given) => given);
          if (name === 'rejects') return offer(value, isNot, toRejection);
          const matcher = matchers[name];
          if (!matcher) return refuse(toSentence(name));
          return (...wanted: unknown[]) => {
            noted();
            if (!settle) return judge(matcher, isNot, value, wanted);
            return settle(value).then((settled) => judge(matcher, isNot, settled, wanted));
          };
        },
      },
    );
  return (value) => offer(value, false, null);
}

async function toRejection(value: unknown): Promise<unknown> {
  let kept: unknown;
  try {
    kept = await value;
  } catch (error) {
    return error;
  }
  throw new AssertionError(`expected a promise to be rejected, and it came to ${show(kept)}`);
}

function toMatchers(isEqual: (one: unknown, other: unknown) => boolean): Readonly<Record<string, Matcher>> {
  const is = (words: string, holds: Matcher['holds']): Matcher => ({ words, holds });
  return {
    toBe: is('to be', Object.is),
    toEqual: is('to equal', (value, wanted) => isEqual(plain(value), plain(wanted))),
    toStrictEqual: is('to equal', (value, wanted) => isEqual(plain(value), plain(wanted))),
    toMatchObject: is('to match', (value, wanted) => hasAll(plain(value), plain(wanted), isEqual)),
    toContain: is('to contain', (value, wanted) =>
      typeof value === 'string'
        ? value.includes(String(wanted))
        : Array.isArray(value) && value.includes(wanted),
    ),
    toMatch: is('to match', (value, wanted) =>
      wanted instanceof RegExp ? wanted.test(String(value)) : String(value).includes(String(wanted)),
    ),
    toBeTruthy: is('to be truthy', Boolean),
    toBeFalsy: is('to be falsy', (value) => !value),
    toBeNull: is('to be null', (value) => value === null),
    toBeDefined: is('to be defined', (value) => value !== undefined),
    toBeUndefined: is('to be undefined', (value) => value === undefined),
    toBeGreaterThan: is('to be greater than', (value, wanted) => Number(value) > Number(wanted)),
    toBeGreaterThanOrEqual: is('to be at least', (value, wanted) => Number(value) >= Number(wanted)),
    toBeLessThan: is('to be less than', (value, wanted) => Number(value) < Number(wanted)),
    toBeLessThanOrEqual: is('to be at most', (value, wanted) => Number(value) <= Number(wanted)),
    toHaveLength: is('to have the length', (value, wanted) => Object(value).length === wanted),
  };
}

/** As data: answers have their fields as getters, and two of them are equal when they say the same. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  return Array.isArray(value)
    ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
};

function hasAll(
  value: unknown,
  wanted: unknown,
  isEqual: (one: unknown, other: unknown) => boolean,
): boolean {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return isEqual(value, wanted);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(wanted).every(([key, each]) => hasAll(Reflect.get(value, key), each, isEqual));
}

/** A value in a sentence, cut where nobody would read on. */
function show(value: unknown): string {
  const text = write(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function write(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return 'a promise (is an await missing?)';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null || value instanceof RegExp)
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
