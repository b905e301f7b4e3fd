import { expect, it } from 'vitest';
import { findSecret } from './find-secret.ts';

const secret = 'poetical-science';

it.each([
  ['plainly', `{"error":"${secret} is wrong"}`],
  ['with percent signs', `name=ada&password=${encodeURIComponent('poetical-science')}`.replace('-', '%2D')],
  ['in base64', `copy=${btoa(secret)}`],
  ['in base64 of something larger', btoa(JSON.stringify({ username: 'ada', password: secret }))],
  ['in hex', Buffer.from(`ada:${secret}`).toString('hex')],
  ['backwards', Array.from(secret).toReversed().join('')],
  ['in base64 twice', btoa(btoa(secret))],
])('finds a secret that a text holds %s', (_how, text) => {
  expect(findSecret(text, ['another-secret', secret])).toBe(secret);
});

it('finds nothing in what holds none, nor a secret that is too short to be one', () => {
  expect(findSecret('poetical-scienc and 0a1b2c3d4e5f6a7b8c9d0e1f', [secret])).toBeNull();
  expect(findSecret('{"id":11}', ['11'])).toBeNull();
});

it('looks through the whole of a text that is far too long, and decodes its beginning', () => {
  const long = 'x'.repeat(5e7);
  expect(findSecret(`${btoa(secret)} ${long}`, [secret])).toBe(secret);
  expect(findSecret(`${long} ${secret}`, [secret])).toBe(secret);
  expect(findSecret(long, [secret])).toBeNull();
});
