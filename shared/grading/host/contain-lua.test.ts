import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { openMockStore } from './open-mock-store.ts';

async function setup() {
  const { client } = await openMockStore(Date.now);
  const redis = client as Redis;
  await redis.set('a', '1');
  await redis.hset('h', 'field', 'value');
  return (script: string, ...keys: string[]) => redis.eval(script, keys.length, ...keys);
}

it('lets a script do what scripts are for', async () => {
  const run = await setup();
  expect(await run("local v = redis.call('GET', KEYS[1]); redis.call('DEL', KEYS[1]); return v", 'a')).toBe(
    '1',
  );
  expect(await run("return redis.call('GET', KEYS[1])", 'a')).toBeFalsy();
  expect(await run("local h = redis.call('HGETALL', 'h'); return h[1] .. '=' .. h[2]")).toBe('field=value');
  expect(await run("local keys = redis.call('KEYS', '*'); return #keys .. keys[1]")).toBe('1h');
  expect(await run("return {'one', 'two', string.upper('three')}")).toEqual(['one', 'two', 'THREE']);
});

it.each([
  ['a list', "redis.call('KEYS', '*')"],
  ['what a refusal is', "redis.pcall('LPUSH', 'a', 'b')"],
])('gives a script no object of JavaScript’s: %s', async (_what, value) => {
  const run = await setup();
  expect(await run(`local value = ${value}; return type(value) .. ' ' .. tostring(value.constructor)`)).toBe(
    'table nil',
  );
});

it('gives it no error of JavaScript’s either', async () => {
  const run = await setup();
  const script = "local ok, error = pcall(function() return redis.call('NONSENSE') end); return type(error)";
  expect(await run(script)).toBe('string');
});

it.each(['os', 'io', 'require', 'package', 'debug', 'dofile', 'loadfile', 'fengari'])(
  'gives it no %s',
  async (name) => {
    const run = await setup();
    expect(await run(`return tostring(${name})`)).toBe('nil');
  },
);
