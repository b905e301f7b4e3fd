import util from 'node:util';
import { expect, it } from 'vitest';
import { format } from './format.ts';
import { inspect } from './inspect.ts';

class Visitor {
  name = 'ada';
}
class Guest extends Visitor {}
const ring: Record<string, unknown> = { a: 1 };
ring.self = { ring };
const long = (length: number) => 'x'.repeat(length);
const deep = { a: { b: { c: { d: 1 } } } };

it.each<[string, unknown]>([
  ['text', "it's"],
  ['text of both quotes', `"it's"`],
  ['text with breaks', 'a\nb\\\u0001'],
  ['numbers', [0, -0, 1.5, Number.NaN, 10n]],
  ['nothing', [null, undefined]],
  ['symbols', { [Symbol('a')]: Symbol('b') }],
  ['an object', { a: 1, 'b-c': 'x', d: [1, 2], e: null, f: () => 1, g: {}, h: [] }],
  ['what lies deep', deep],
  ['a list that lies deep', { a: { b: { c: [1] } } }],
  ['what is long', { long: long(70), other: long(20) }],
  ['what just fits', { first: long(30), other: long(25) }],
  ['what is long within', { user: { id: 1, role: long(40), other: long(30) }, list: [long(40), long(40)] }],
  ['many levels', { a: { b: { c: {} } } }],
  ['many small objects', [{ a: { b: { c: 1 } } }, { a: 1 }]],
  [
    'a map',
    new Map<unknown, unknown>([
      ['a', { b: 1 }],
      [{ c: 1 }, new Map()],
    ]),
  ],
  ['a set', new Set(['a', { b: new Set([1]) }])],
  ['a date', { at: new Date(0), none: new Date(Number.NaN) }],
  ['a pattern', /a+/gi],
  ['an instance', [new Visitor(), new Guest()]],
  [
    'classes and functions',
    [
      Visitor,
      Guest,
      async () => 1,
      function named() {
        return 1;
      },
      function* () {
        yield 1;
      },
    ],
  ],
  ['no prototype', Object.assign(Object.create(null), { a: 1 })],
  ['bytes', [Buffer.from('abc'), new Uint8Array([1, 2]), Buffer.alloc(0)]],
  ['many bytes', Buffer.alloc(60)],
  ['a ring', ring],
  [
    'getters',
    {
      get a() {
        return 1;
      },
      set b(_: number) {
        throw new Error();
      },
      get c() {
        return 1;
      },
      set c(_: number) {
        throw new Error();
      },
    },
  ],
  ['numbers in columns', Array.from({ length: 27 }, (_, n) => n * n)],
  ['words in columns', Array.from({ length: 20 }, (_, n) => `word ${'o'.repeat(n % 5)}`)],
  ['more than a hundred', Array.from({ length: 120 }, (_, n) => n)],
  // biome-ignore lint/suspicious/noSparseArray: a list with holes is the point.
  ['holes', [1, , , 2]],
  ['a list with a field', Object.assign([1], { extra: true })],
  ['boxes', [new String('a'), new Number(1), new Boolean(false)]],
  ['what says itself how it looks', { [util.inspect.custom]: () => 'own' }],
])('shows %s as Node does', (_, value) => {
  expect(inspect(value)).toBe(util.inspect(value));
});

it('shows as deep as it is asked to', () => {
  expect(inspect(deep, { depth: 0 })).toBe(util.inspect(deep, { depth: 0 }));
  expect(inspect(deep, { depth: null })).toBe(util.inspect(deep, { depth: null }));
});

it.each<[string, unknown[]]>([
  ['places', ['%s of %d, %i, %f, %j %%', 'one', '2', '3.7', '4.5px', { a: [1] }]],
  ['objects in places', ['%s and %s and %s', { a: { b: 1 } }, [1, { a: 1 }], null]],
  ['what says itself how it reads', ['%s', new URL('http://x.test/')]],
  ['too few values', ['%s %s', 'a']],
  ['too many values', ['a', 'b', { c: 1 }, [1]]],
  ['objects in full', ['%O', deep]],
  ['a style', ['%c styled', 'color: red']],
  ['numbers that are none', ['%d %i %d %s', 'x', 'y', 5n, 6n]],
  ['no text first', [{ a: 1 }, 'b']],
])('formats %s as Node does', (_, args) => {
  expect(format(...args)).toBe(util.format(...args));
});
