import { expect, it } from 'vitest';
import type { StoreValue } from '../store/store-value.ts';
import type { Reply } from '../trace/event.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from './fold-world.ts';

type Said = readonly [line: string, reply: string | number | null | Reply];

const shown = (value: StoreValue) => {
  switch (value.type) {
    case 'string':
      return value.text;
    case 'set':
      return value.members;
    case 'hash':
      return value.fields;
    default:
      return value;
  }
};

/** Runs commands in one exchange; `life` is the time left in seconds, rounded. */
const after = (...said: Said[]) => {
  const trace = createTraceBuilder().exchange({
    method: 'GET',
    path: '/',
    status: 200,
    reason: 'OK',
    calls: said.map(([line, reply]) => {
      const [name = '', ...args] = line.split(' ');
      return { commands: [[name, ...args]], replies: [reply] };
    }),
  });
  const world = foldWorld(trace.events);
  return [...world.keys.values()].map(({ key, value, expiresAt }) => {
    const life = expiresAt === null ? null : Math.round((expiresAt - world.at) / 1000);
    return [key, shown(value), life];
  });
};

const far = 1_790_000_100;

it.each<[string, Said[], unknown[]]>([
  ['SET without options', [['SET k v', 'OK']], [['k', 'v', null]]],
  ['SET EX', [['SET k v EX 60', 'OK']], [['k', 'v', 60]]],
  ['SET PX, options in any case', [['SET k v px 60000', 'OK']], [['k', 'v', 60]]],
  ['SET EXAT', [[`SET k v EXAT ${far}`, 'OK']], [['k', 'v', 100]]],
  ['SET PXAT', [[`SET k v PXAT ${far}000`, 'OK']], [['k', 'v', 100]]],
  [
    'SET loses the TTL',
    [
      ['SETEX k 60 v', 'OK'],
      ['SET k w', 'OK'],
    ],
    [['k', 'w', null]],
  ],
  [
    'SET KEEPTTL keeps it',
    [
      ['SETEX k 60 v', 'OK'],
      ['SET k w KEEPTTL', 'OK'],
    ],
    [['k', 'w', 60]],
  ],
  [
    'SET NX that was refused',
    [
      ['SET k v', 'OK'],
      ['SET k w NX', null],
    ],
    [['k', 'v', null]],
  ],
  ['SET GET of a new key', [['SET k v GET', null]], [['k', 'v', null]]],
  [
    'SET NX GET that was refused',
    [
      ['SET k v', 'OK'],
      ['SET k w NX GET', 'v'],
    ],
    [['k', 'v', null]],
  ],
  ['PSETEX', [['PSETEX k 60000 v', 'OK']], [['k', 'v', 60]]],
  [
    'SETNX',
    [
      ['SETNX k v', 1],
      ['SETNX k w', 0],
    ],
    [['k', 'v', null]],
  ],
  [
    'GETEX',
    [
      ['SET k v', 'OK'],
      ['GETEX k EX 60', 'v'],
    ],
    [['k', 'v', 60]],
  ],
  [
    'GETEX PERSIST',
    [
      ['SETEX k 60 v', 'OK'],
      ['GETEX k PERSIST', 'v'],
    ],
    [['k', 'v', null]],
  ],
  [
    'GETDEL',
    [
      ['SET k v', 'OK'],
      ['GETDEL k', 'v'],
    ],
    [],
  ],
  [
    'DEL of several',
    [
      ['SET k v', 'OK'],
      ['SET l v', 'OK'],
      ['DEL k l m', 2],
    ],
    [],
  ],
  [
    'UNLINK',
    [
      ['SET k v', 'OK'],
      ['UNLINK k', 1],
    ],
    [],
  ],
  [
    'EXPIRE',
    [
      ['SET k v', 'OK'],
      ['EXPIRE k 60', 1],
    ],
    [['k', 'v', 60]],
  ],
  [
    'EXPIRE with nothing left',
    [
      ['SET k v', 'OK'],
      ['EXPIRE k 0', 1],
    ],
    [],
  ],
  [
    'EXPIRE that was refused',
    [
      ['SET k v', 'OK'],
      ['EXPIRE k 60 XX', 0],
    ],
    [['k', 'v', null]],
  ],
  [
    'PEXPIRE',
    [
      ['SET k v', 'OK'],
      ['PEXPIRE k 60000', 1],
    ],
    [['k', 'v', 60]],
  ],
  [
    'EXPIREAT',
    [
      ['SET k v', 'OK'],
      [`EXPIREAT k ${far}`, 1],
    ],
    [['k', 'v', 100]],
  ],
  [
    'PERSIST',
    [
      ['SETEX k 60 v', 'OK'],
      ['PERSIST k', 1],
    ],
    [['k', 'v', null]],
  ],
  [
    'SADD and SREM',
    [
      ['SADD s a b a', 2],
      ['SREM s a', 1],
    ],
    [['s', ['b'], null]],
  ],
  [
    'SREM of the last member',
    [
      ['SADD s a', 1],
      ['SREM s a', 1],
    ],
    [],
  ],
  [
    'HSET and HDEL',
    [
      ['HSET h a 1 b 2', 2],
      ['HDEL h a', 1],
    ],
    [['h', { b: '2' }, null]],
  ],
  ['HSET of an object', [['HSET h {"a":1}', 1]], [['h', { a: '1' }, null]]],
  [
    'INCR',
    [
      ['SETEX n 60 1', 'OK'],
      ['INCR n', 2],
    ],
    [['n', '2', 60]],
  ],
  ['a refused command', [['SET k v', { ok: false, error: 'READONLY' }]], []],
  ['an unknown command', [['FROBNICATE k v', 'OK']], []],
])('follows %s', (_, said, keys) => {
  expect(after(...said)).toEqual(keys);
});
