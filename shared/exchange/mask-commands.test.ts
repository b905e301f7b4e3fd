import { expect, it } from 'vitest';
import { maskCommand, maskReply } from './mask-commands.ts';

it.each([
  ['SET', ['session:1', '{"user":"ada","password":"x"}', 'EX', '60'], '{"user":"ada","password":"••••••"}'],
  ['HSET', ['users:1', 'name', 'ada', 'password', 'x'], '••••••'],
  ['HSETNX', ['users:1', 'passwd', 'x'], '••••••'],
])('hides what %s would keep', (name, args, hidden) => {
  const { args: kept } = maskCommand({ name, args });
  expect(kept).toContain(hidden);
  expect(kept.filter((arg) => arg !== hidden)).toEqual(args.filter((arg) => !/^x$|"x"/.test(arg)));
});

it.each([
  ['GET', ['session:1'], '{"password":"x"}', '{"password":"••••••"}'],
  ['MGET', ['a', 'b'], [null, '{"password":"x"}'], [null, '{"password":"••••••"}']],
  ['HGET', ['users:1', 'password'], 'x', '••••••'],
  ['HMGET', ['users:1', 'name', 'password'], ['ada', 'x'], ['ada', '••••••']],
  ['HGETALL', ['users:1'], { name: 'ada', password: 'x' }, { name: 'ada', password: '••••••' }],
])('hides what %s finds', (name, args, value, hidden) => {
  expect(maskReply({ name, args }, { ok: true, value })).toEqual({ ok: true, value: hidden });
});

it('leaves alone what is no secret', () => {
  const command = { name: 'HSET', args: ['password', 'name', 'ada', 'compassion', '1'] };
  expect(maskCommand(command)).toEqual(command);
  for (const reply of [{ ok: true, value: null } as const, { ok: false, error: 'no password' } as const]) {
    expect(maskReply({ name: 'HGET', args: ['a', 'password'] }, reply)).toEqual(reply);
  }
  expect(maskReply({ name: 'HSET', args: ['a', 'password', 'x'] }, { ok: true, value: 1 })).toEqual({
    ok: true,
    value: 1,
  });
});
