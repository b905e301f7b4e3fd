import { expect, it } from 'vitest';
import { writeToken } from '../trace/token-stories.ts';
import { openToken } from './open-token.ts';

const at = 1_790_000_000_000;
const open = (token: string, now = at) => openToken(token, now) ?? [];
const says = (token: string, name: string, now = at) =>
  open(token, now)
    .flatMap(({ fields }) => fields)
    .find((field) => field.name === name)?.says;

it('opens header, payload and seal without a key, and says of every field where it is written', () => {
  const parts = open(writeToken());
  expect(
    parts.map(({ kind, fields }) => [kind, ...fields.map(({ name, value }) => `${name} ${value}`)]),
  ).toEqual([
    ['header', 'alg "HS256"', 'typ "JWT"'],
    [
      'payload',
      'sub "2"',
      'name "ada"',
      'role "member"',
      'iat 1790000000',
      'exp 1790000300',
      'jti "9c1f07b16c4e0fa3"',
    ],
    ['seal'],
  ]);
  expect(parts.map(({ text }) => text).join('.')).toBe(writeToken());
  for (const { source, says: told } of parts.flatMap((part) => [part, ...part.fields])) {
    expect(source).toMatch(/^RFC \d{4}, section [\d.]+/);
    expect(told).not.toBe('');
  }
});

it('holds its times against the sandbox’s clock', () => {
  expect(says(writeToken(), 'iat', at + 61_000)).toBe(
    'issued at: 14:13:20 UTC, 1 minute 1 second ago by the cloakroom’s clock',
  );
  expect(says(writeToken(), 'exp')).toBe('expires: 14:18:20 UTC, in 5 minutes by the cloakroom’s clock');
  expect(says(writeToken(), 'exp', at + 360_000)).toContain('was 1 minute ago');
  expect(says(writeToken(), 'exp', at + 300_000)).toContain('was just now');
});

it('says what a header without a seal asks for', () => {
  const token = writeToken({ alg: 'none', seal: '' });
  expect(says(token, 'alg')).toContain('lets everybody in');
  expect(open(token)[2]).toMatchObject({ kind: 'seal', text: '', says: expect.stringContaining('Cut off') });
});

it('takes whatever stands in a token', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hostile = `${encode({ constructor: 1 })}.${encode({ exp: 1e300, iat: 'x', toString: '\u202e<b>' })}.`;
  expect(says(hostile, 'exp')).toBe('expires: no time that a clock could show');
  expect(says(hostile, 'constructor')).toBe('a field that this site does not write');
  expect(
    open(hostile)[1]
      ?.fields.map(({ value }) => value)
      .join(),
  ).not.toContain('\u202e');
  expect(openToken('no token', at)).toBeNull();
});
